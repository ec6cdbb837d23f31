package dev.mailsync.error;

import java.time.Duration;

/** Pauses that increase with each failure. */
public final class Backoff {

    private Backoff() {}

    /** Doubles with each failed attempt, from {@code first} up to {@code longest}. */
    public static Duration pause(Duration first, int attempts, Duration longest) {
        var doubled = first.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** The same, but no shorter than Microsoft asks for. */
    public static Duration pause(Duration first, int attempts, Duration longest, Duration asked) {
        var pause = pause(first, attempts, longest);
        return pause.compareTo(asked) < 0 ? asked : pause;
    }
}
