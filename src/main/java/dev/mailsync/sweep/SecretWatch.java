package dev.mailsync.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.failure.OperatorAlarms;

/** Warns of the end of the application's secret while there is time to replace it. */
@ApplicationScoped
class SecretWatch {

    private final SweepConfig config;
    private final OperatorAlarms alarms;
    private final Clock clock;

    SecretWatch(SweepConfig config, OperatorAlarms alarms, Clock clock) {
        this.config = config;
        this.alarms = alarms;
        this.clock = clock;
    }

    void look() {
        config.clientSecretExpiresAt()
                .filter(end -> !clock.instant().isBefore(end.minus(config.secretWarning())))
                .ifPresent(this::warn);
    }

    private void warn(Instant end) {
        var left = Duration.between(clock.instant(), end);
        alarms.raise(
                "CLIENT_SECRET_EXPIRES",
                left.isNegative()
                        ? "The secret at Microsoft expired at " + end + ". No mailbox can be synced."
                        : "The secret at Microsoft expires at " + end + ", in " + left.toDays() + " days.");
    }
}
