package dev.mailsync.sync.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Status;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import dev.mailsync.sync.session.SyncReport.Count;

/** Reports the recorder's work as metrics. */
@ApplicationScoped
public class SyncMetrics {

    private final Metrics metrics;

    SyncMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Recorded email was already counted one by one, as it stays recorded if the next one fails. */
    public void count(SyncReport report) {
        metrics.count(Metric.MAILS_DEFERRED, report.count(Count.DEFERRED));
        metrics.count(Metric.MAILS_QUARANTINED, report.count(Count.QUARANTINED));
        report.skipped().forEach((reason, mails) -> metrics.count(Metric.MAILS_SKIPPED, reason, mails));
    }

    /** @param latency from {@link #latency} */
    public void measure(Origin origin, Optional<Duration> latency) {
        metrics.count(Metric.MAILS_RECORDED, origin.counted(), 1);
        latency.ifPresent(it -> metrics.measure(Metric.RECORDED_AFTER, it.toMillis()));
    }

    /** The time from an email's arrival until now, if it says how fast recording is. */
    public static Optional<Duration> latency(Session session, Origin origin, Instant receivedAt, Instant now) {
        var latency = Duration.between(receivedAt, now);
        return isLive(session, origin, receivedAt)
                ? Optional.of(latency.isNegative() ? Duration.ZERO : latency)
                : Optional.empty();
    }

    /** Email received while the mailbox waited, failed or was not connected says nothing about latency. */
    private static boolean isLive(Session session, Origin origin, Instant receivedAt) {
        var mailbox = session.mailbox();
        // Exchange knows whole seconds only.
        var confirmedAt = mailbox.signIn().confirmedAt().truncatedTo(ChronoUnit.SECONDS);
        return origin.isArrival()
                && session.connection().status() == Status.ENABLED
                && mailbox.progress().completeUpTo().isPresent()
                && !receivedAt.isBefore(confirmedAt);
    }
}
