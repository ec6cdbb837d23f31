package dev.mailsync.sweep;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;

/**
 * Applies the same function to each of many items, several at a time, and keeps their order.
 *
 * @param most if 1, everything runs on the caller's thread
 */
record AtOnce(int most) {

    <T, R> List<R> each(List<T> all, Function<T, R> work) {
        if (most == 1) {
            return all.stream().map(work).toList();
        }
        try {
            return all.stream().gather(Gatherers.mapConcurrent(most, work)).toList();
        } catch (RuntimeException wrapped) {
            // Exceptions from another thread arrive wrapped.
            switch (wrapped.getCause()) {
                case Error error -> throw error;
                case RuntimeException failure -> throw failure;
                case null, default -> throw wrapped;
            }
        }
    }
}
