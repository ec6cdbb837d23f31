package dev.mailsync.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Status;
import dev.mailsync.telemetry.Metric;
import dev.mailsync.telemetry.Metrics;

/** What the recorder's work looks like in numbers. */
@ApplicationScoped
class SyncMetrics {

    private final Metrics metrics;

    SyncMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void told(SyncReport report, Origin origin) {
        metrics.count(Metric.MAILS_RECORDED, origin, report.recorded());
        metrics.count(Metric.MAILS_DEFERRED, report.deferred());
        metrics.count(Metric.MAILS_PARKED, report.parked());
        report.leftOut().forEach((reason, mails) -> metrics.count(Metric.MAILS_LEFT_OUT, reason, mails));
    }

    /** How late live mail is. What came in while the mailbox waited, failed or was not connected says nothing of that. */
    void late(Session session, Origin origin, List<Instant> receivedAt, Instant now) {
        var mailbox = session.mailbox();
        if (origin != Origin.MAILBOX
                || session.connection().status() != Status.ENABLED
                || mailbox.progress().completeUpTo().isEmpty()) {
            return;
        }
        // Exchange knows whole seconds only.
        var confirmedAt = mailbox.signIn().confirmedAt().truncatedTo(ChronoUnit.SECONDS);
        receivedAt.stream()
                .filter(at -> !at.isBefore(confirmedAt))
                .map(at -> Duration.between(at, now).toMillis())
                .forEach(millis -> metrics.measure(Metric.RECORDED_AFTER, Math.max(0, millis)));
    }
}
