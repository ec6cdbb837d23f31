package dev.mailsync.sync;

import java.time.Duration;

import dev.mailsync.microsoft.MicrosoftException;

/** How long failed work waits: as long as Microsoft asks, within bounds. To come earlier would count against us. */
record RetryPause(Duration least, Duration most) {

    Duration after(RuntimeException failure) {
        var asked = failure instanceof MicrosoftException.Transient passing
                ? passing.retryAfter().orElse(least)
                : least;
        if (asked.compareTo(least) < 0) {
            return least;
        }
        return asked.compareTo(most) < 0 ? asked : most;
    }
}
