package dev.mailsync.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.error.OperatorAlarms;
import dev.mailsync.microsoft.entra.Credentials;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import org.jboss.logging.Logger;

/** Warns in time when the application's credential at Microsoft is about to expire, or a replacement is unusable. */
@ApplicationScoped
class CredentialWatch {

    private static final Logger LOG = Logger.getLogger(CredentialWatch.class);

    private final Credentials credentials;
    private final SweepConfig config;
    private final OperatorAlarms alarms;
    private final Metrics metrics;
    private final Clock clock;

    CredentialWatch(Credentials credentials, SweepConfig config, OperatorAlarms alarms, Metrics metrics, Clock clock) {
        this.credentials = credentials;
        this.config = config;
        this.alarms = alarms;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** If the check fails, the sweep continues. */
    void look() {
        try {
            check();
        } catch (RuntimeException unknown) {
            LOG.errorf("The credential could not be checked: %s", unknown.toString());
        }
    }

    private void check() {
        try {
            credentials.expiresAt().ifPresent(this::tell);
            credentials.malformed().ifPresent(this::unusable);
        } catch (IllegalArgumentException malformed) {
            unusable(malformed.getMessage());
        }
    }

    private void unusable(String why) {
        alarms.raise(
                "CREDENTIAL_UNUSABLE",
                "The credential in the secret store cannot be used: " + why
                        + ". Functions that start now sync nothing.");
    }

    private void tell(Instant end) {
        var left = Duration.between(clock.instant(), end);
        metrics.measure(Metric.CREDENTIAL_DAYS_LEFT, Math.max(0, left.toDays()));
        if (left.compareTo(config.credentialWarning()) > 0) {
            return;
        }
        alarms.raise(
                "CREDENTIAL_EXPIRES",
                left.isNegative()
                        ? "The credential at Microsoft expired at " + end + ". No mailbox can be synced."
                        : "The credential at Microsoft expires at " + end + ", in " + left.toDays() + " days.");
    }
}
