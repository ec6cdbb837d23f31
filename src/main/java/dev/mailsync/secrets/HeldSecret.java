package dev.mailsync.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private final SecretStore store;
    private final String id;
    private final Function<String, T> parse;
    private final Clock clock;
    private Read<T> last;

    private record Read<T>(T value, Instant at, Duration heldFor) {

        /** Also if it comes from the future, as after a clock was set. */
        boolean isOlderThan(Duration age, Instant now) {
            return now.isBefore(at) || !now.isBefore(at.plus(age));
        }
    }

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
            last = read(now);
        } else if (last.isOlderThan(last.heldFor(), now)) {
            last = readOrKeep(now);
        }
        return last.value();
    }

    /** After what is held was refused: what the store has now, asked no more often than twice a minute. */
    public synchronized T newest() {
        var now = clock.instant();
        if (last != null && last.isOlderThan(PAUSE, now)) {
            last = readOrKeep(now);
        }
        return get();
    }

    private Read<T> readOrKeep(Instant now) {
        try {
            return read(now);
        } catch (RuntimeException failure) {
            LOG.errorf(
                    "Secret %s could not be read, the one at hand is used: %s",
                    id, failure.getClass().getSimpleName());
            return new Read<>(last.value(), now, PAUSE);
        }
    }

    private Read<T> read(Instant now) {
        return new Read<>(parse.apply(store.read(id)), now, HELD_FOR);
    }
}
