package dev.mailsync.platform.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import org.jboss.logging.Logger;

/**
 * A secret that is read on demand and cached for a while, so that a new version takes effect without a deployment. If
 * the store doesn't answer, the cached version stays in use.
 */
public final class HeldSecret<T> {

    private static final Logger LOG = Logger.getLogger(HeldSecret.class);

    /** After this time a new version is in use everywhere. */
    static final Duration HELD_FOR = Duration.ofMinutes(5);
    /** How long we don't ask the store after it failed to answer or was asked for the newest version. */
    static final Duration PAUSE = Duration.ofSeconds(30);
    /** The same while nothing is cached, because every caller needs it. */
    static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final SecretStore store;
    private final String id;
    private final Function<String, T> parse;
    private final Clock clock;
    private Read<T> last;
    private Failed firstFailed;
    private Optional<String> malformed = Optional.empty();

    private record Read<T>(T value, Instant at, Duration heldFor) {}

    private record Failed(RuntimeException why, Instant at) {}

    /**
     * @param parse throws {@link IllegalArgumentException}, without the secret in its message, if the text is malformed
     */
    public HeldSecret(SecretStore store, String id, Function<String, T> parse, Clock clock) {
        this.store = store;
        this.id = id;
        this.parse = parse;
        this.clock = clock;
    }

    public synchronized T get() {
        var now = clock.instant();
        if (last == null) {
            last = readFirst(now);
        } else if (isOver(last.at(), last.heldFor(), now)) {
            last = readOrKeep(now);
        }
        return last.value();
    }

    /** For use after the cached version was refused: the store's current version, read at most twice a minute. */
    public synchronized T newest() {
        var now = clock.instant();
        if (last != null && isOver(last.at(), PAUSE, now)) {
            last = readOrKeep(now);
        }
        return get();
    }

    /** What is wrong with the store's current version, if it exists but can't be used. */
    public synchronized Optional<String> malformed() {
        return malformed;
    }

    private Read<T> readFirst(Instant now) {
        if (firstFailed != null && !isOver(firstFailed.at(), SHORT_PAUSE, now)) {
            throw firstFailed.why();
        }
        try {
            return read(now);
        } catch (RuntimeException failure) {
            firstFailed = new Failed(failure, now);
            throw failure;
        }
    }

    private Read<T> readOrKeep(Instant now) {
        try {
            return read(now);
        } catch (RuntimeException failure) {
            LOG.errorf("Secret %s could not be read, keeping the current one: %s", id, told(failure));
            return new Read<>(last.value(), now, PAUSE);
        }
    }

    private Read<T> read(Instant now) {
        var text = store.read(id);
        try {
            var value = parse.apply(text);
            malformed = Optional.empty();
            return new Read<>(value, now, HELD_FOR);
        } catch (IllegalArgumentException wrong) {
            malformed = Optional.of(String.valueOf(wrong.getMessage()));
            throw wrong;
        }
    }

    /** Only parse errors are known not to contain the secret. */
    private String told(RuntimeException failure) {
        return malformed
                .filter(wrong -> wrong.equals(failure.getMessage()))
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** Also true for a time in the future, as after the clock was adjusted. */
    private static boolean isOver(Instant since, Duration time, Instant now) {
        return now.isBefore(since) || !now.isBefore(since.plus(time));
    }
}
