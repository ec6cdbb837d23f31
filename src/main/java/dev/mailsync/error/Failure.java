package dev.mailsync.error;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that went wrong, classified.
 *
 * @param code in the catalogue, or one that Microsoft has introduced since
 * @param retryAfter how long Microsoft asks us to wait
 * @param traceId by which Microsoft's support finds the request
 */
public record Failure(String code, Kind kind, Optional<Duration> retryAfter, Optional<String> traceId) {

    private static final int LONGEST = 100;

    /** Graph's codes are words in mixed case; without a code, its status takes their place. */
    private static final Pattern GRAPHS = Pattern.compile("HTTP_[0-9]+|(?=.*[a-z])(?=.*[A-Z])[A-Za-z]+");

    public Failure {
        code = plain(code);
        traceId = traceId.map(Failure::plain);
    }

    public static Failure of(String code, Kind kind) {
        return new Failure(code, kind, Optional.empty(), Optional.empty());
    }

    /** A fault of our own program or its platform. */
    public static Failure internal() {
        return of("INTERNAL", Kind.NEEDS_OPERATOR);
    }

    public CatalogueEntry entry() {
        return ErrorCatalogue.entry(code, kind);
    }

    /** Whether it resolves itself: it neither starts the two days of failing nor ends a mailbox's sync. */
    public boolean selfResolving() {
        return entry().selfResolving();
    }

    public boolean needsPerson() {
        return kind.needsPerson();
    }

    /**
     * Whether Exchange may recover: now and then it refuses a mailbox and answers a minute later. If a person is known
     * to be needed, because the sign-in is over, Entra says so with a number or an OAuth error.
     */
    boolean mayRelent() {
        return needsPerson() && GRAPHS.matcher(code).matches();
    }

    /** Codes come from outside and end up in keys and logs. */
    private static String plain(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9_.:-]", "_");
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
