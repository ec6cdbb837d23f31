package dev.mailsync.platform.dynamo;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Optimistic locking: reads, changes, writes under a condition, and starts over if somebody else was faster.
 * {@link Dynamo} itself handles conflicts between transactions that run at the same moment.
 *
 * @param attempts the maximum number of attempts
 * @param inVain what is thrown after the last one
 */
public record ConflictRetry(int attempts, Supplier<? extends RuntimeException> inVain) {

    public ConflictRetry(int attempts, String inVain) {
        this(attempts, () -> new IllegalStateException(inVain));
    }

    /** @param attempt returns empty if somebody else was faster */
    public <T> T run(Supplier<Optional<T>> attempt) {
        for (int made = 0; made < attempts; made++) {
            var result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw inVain.get();
    }

    /**
     * @param read returns empty if there is nothing to change
     * @param write returns false if somebody else was faster
     * @return what was read before the change; empty if there was nothing to change
     */
    public <T> Optional<T> change(Supplier<Optional<T>> read, Predicate<T> write) {
        return run(() -> {
            var current = read.get();
            var done = current.isEmpty() || write.test(current.get());
            return done ? Optional.of(current) : Optional.empty();
        });
    }
}
