package dev.mailsync.sync.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Status;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;

/** What the recorder's work looks like in numbers. */
@ApplicationScoped
public class SyncMetrics {

    private final Metrics metrics;

    SyncMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** What is recorded has been told already, one by one: it stays recorded if the next one fails. */
    public void told(SyncReport report) {
        metrics.count(Metric.MAILS_DEFERRED, report.deferred());
        metrics.count(Metric.MAILS_PARKED, report.parked());
        report.leftOut().forEach((reason, mails) -> metrics.count(Metric.MAILS_LEFT_OUT, reason, mails));
    }

    public void recorded(Session session, Origin origin, Instant receivedAt, Instant now) {
        metrics.count(Metric.MAILS_RECORDED, origin, 1);
        if (isLive(session, origin, receivedAt)) {
            var millis = Duration.between(receivedAt, now).toMillis();
            metrics.measure(Metric.RECORDED_AFTER, Math.max(0, millis));
        }
    }

    /** What came in while the mailbox waited, failed or was not connected says nothing of how late mail is. */
    private static boolean isLive(Session session, Origin origin, Instant receivedAt) {
        var mailbox = session.mailbox();
        // Exchange knows whole seconds only.
        var confirmedAt = mailbox.signIn().confirmedAt().truncatedTo(ChronoUnit.SECONDS);
        return origin == Origin.MAILBOX
                && session.connection().status() == Status.ENABLED
                && mailbox.progress().completeUpTo().isPresent()
                && !receivedAt.isBefore(confirmedAt);
    }
}
