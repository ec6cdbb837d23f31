package dev.mailsync.sweep;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;

/**
 * Does the same with each of many, several at a time, and keeps their order.
 *
 * @param most with one, all of it happens on the caller's thread
 */
record AtOnce(int most) {

    <T, R> List<R> each(List<T> all, Function<T, R> work) {
        if (most == 1) {
            return all.stream().map(work).toList();
        }
        try {
            return all.stream().gather(Gatherers.mapConcurrent(most, work)).toList();
        } catch (RuntimeException wrapped) {
            // What a thread of its own throws comes wrapped.
            switch (wrapped.getCause()) {
                case Error error -> throw error;
                case RuntimeException failure -> throw failure;
                case null, default -> throw wrapped;
            }
        }
    }
}
