package dev.mailsync.platform.queue;

import java.time.Clock;
import java.time.Duration;

/** When an invocation has to stop. Work checks this between its pieces, and each piece saves its results. */
@FunctionalInterface
public interface Deadline {

    /** Whether there is no time for another piece of work. */
    boolean isNear();

    /** One that is near after {@code time} at the latest. */
    default Deadline within(Duration time, Clock clock) {
        var end = clock.instant().plus(time);
        return () -> isNear() || !clock.instant().isBefore(end);
    }
}
