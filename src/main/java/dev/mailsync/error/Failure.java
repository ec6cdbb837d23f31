package dev.mailsync.error;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that went wrong, sorted.
 *
 * @param code a row of the catalogue, or what Microsoft has made up since
 * @param retryAfter how long Microsoft asks us to wait
 * @param traceId by which Microsoft's support finds the request
 */
public record Failure(String code, Kind kind, Optional<Duration> retryAfter, Optional<String> traceId) {

    private static final int LONGEST = 100;

    /** Graph's codes are words in mixed case; where it gave none, its status stands in their place. */
    private static final Pattern GRAPHS = Pattern.compile("HTTP_[0-9]+|(?=.*[a-z])(?=.*[A-Z])[A-Za-z]+");

    public Failure {
        code = plain(code);
        traceId = traceId.map(Failure::plain);
    }

    public static Failure of(String code, Kind kind) {
        return new Failure(code, kind, Optional.empty(), Optional.empty());
    }

    /** A fault of our own program or of what it runs on. */
    public static Failure internal() {
        return of("INTERNAL", Kind.NEEDS_OPERATOR);
    }

    public CatalogueEntry entry() {
        return ErrorCatalogue.entry(code, kind);
    }

    /** Whether it passes by itself: neither does it begin the two days of failing, nor does it end a mailbox's sync. */
    public boolean selfResolving() {
        return entry().selfResolving();
    }

    public boolean needsPerson() {
        return kind.needsPerson();
    }

    /**
     * Whether Exchange may relent: it refuses a mailbox now and then, and answers a minute later. What is known to need the
     * person, as the sign-in is over, Entra says with a number or a word of OAuth's.
     */
    boolean mayRelent() {
        return needsPerson() && GRAPHS.matcher(code).matches();
    }

    /** Codes come from outside and go into keys and logs. */
    private static String plain(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9_.:-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
