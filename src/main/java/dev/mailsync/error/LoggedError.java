package dev.mailsync.error;

import java.time.Instant;
import java.util.Optional;

/**
 * A row of a user's error log.
 *
 * @param resolvedAt empty while the error is open
 * @param gap the period that was imported when the error was over, if any
 */
public record LoggedError(OpenError error, Optional<Instant> resolvedAt, Optional<Gap> gap) {

    static LoggedError open(OpenError error) {
        return new LoggedError(error, Optional.empty(), Optional.empty());
    }
}
