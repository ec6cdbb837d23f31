package dev.mailsync.platform.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import org.jboss.logging.Logger;

/**
 * A secret that is read when it is needed and held for a while, so that a new version is used without a deployment. Where the
 * store does not answer, what is held goes on being used.
 */
public final class HeldSecret<T> {

    private static final Logger LOG = Logger.getLogger(HeldSecret.class);

    /** A new version is in use everywhere after this time. */
    static final Duration HELD_FOR = Duration.ofMinutes(5);
    /** So long the store is left alone after it did not answer, or after it was asked for the newest. */
    static final Duration PAUSE = Duration.ofSeconds(30);
    /** The same while nothing is held: whoever asks needs it. */
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

    /** @param parse throws {@link IllegalArgumentException}, without the secret in its message, if the text is not as it should be */
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

    /** After what is held was refused: what the store has now, asked no more often than twice a minute. */
    public synchronized T newest() {
        var now = clock.instant();
        if (last != null && isOver(last.at(), PAUSE, now)) {
            last = readOrKeep(now);
        }
        return get();
    }

    /** What is wrong with the version that the store has now, if it is there and cannot be used. */
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

    /** Only what comes from reading its form is known not to hold it. */
    private String told(RuntimeException failure) {
        return malformed.orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** Also if it comes from the future, as after a clock was set. */
    private static boolean isOver(Instant since, Duration time, Instant now) {
        return now.isBefore(since) || !now.isBefore(since.plus(time));
    }
}
