package dev.mailsync.worker;

import java.time.Clock;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.error.RedactedStackTrace;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.smartmail.SmartMailRecovery;
import dev.mailsync.sync.session.KeepAlive;
import dev.mailsync.sync.session.MailboxSessions;
import org.jboss.logging.Logger;

/**
 * Does one job on one mailbox. A job that fails leaves the mailbox marked as due, so the queue never has to
 * repeat it, which would hold up what follows for the same mailbox.
 */
@ApplicationScoped
class MailboxSync {

    private static final Logger LOG = Logger.getLogger(MailboxSync.class);

    private final ConnectionStore connections;
    private final MailboxSessions attempts;
    private final NotificationSync notifications;
    private final MailboxMaintenance upkeep;
    private final SubscriptionCleanup partingWork;
    private final RemovalJob removalWork;
    private final KeepAlive keepAlive;
    private final SmartMailRecovery smartMailWork;
    private final Clock clock;

    MailboxSync(
            ConnectionStore connections,
            MailboxSessions attempts,
            NotificationSync notifications,
            MailboxMaintenance upkeep,
            SubscriptionCleanup partingWork,
            RemovalJob removalWork,
            KeepAlive keepAlive,
            SmartMailRecovery smartMailWork,
            Clock clock) {
        this.connections = connections;
        this.attempts = attempts;
        this.notifications = notifications;
        this.upkeep = upkeep;
        this.partingWork = partingWork;
        this.removalWork = removalWork;
        this.keepAlive = keepAlive;
        this.smartMailWork = smartMailWork;
        this.clock = clock;
    }

    /** Throws only where not even the mark could be made; the job then has to come again. */
    void run(SyncJob.OfMailbox job, BooleanSupplier outOfTime) {
        var connection = connections.find(job.connectionId());
        if (connection.isEmpty()) {
            LOG.infof("Job for %s ignored: there is no such connection", job.connection());
            return;
        }
        switch (job) {
            case SyncJob.Notified notified -> notified(connection.get(), notified, outOfTime);
            case SyncJob.Lifecycle lifecycle -> lookAfter(connection.get(), lifecycle.event(), outOfTime);
            case SyncJob.SmartMail mail -> smartMailWork.run(connection.get(), mail.key(), outOfTime);
            case SyncJob.Due due -> doDue(connection.get(), outOfTime);
        }
    }

    /** A notification about a mailbox that waits after a failure is a sign of life. The catch-up finds its email, too. */
    private void notified(Connection connection, SyncJob.Notified notified, BooleanSupplier outOfTime) {
        var now = clock.instant();
        if (connection.isWorkable(now)) {
            attempts.run(connection, outOfTime, session -> notifications.run(session, notified.messages()));
        } else if (connection.signOfLife(now) != connection) {
            connections
                    .change(connection.id(), connection.generation(), it -> it.signOfLife(now))
                    .ifPresent(changed -> attempts.upkeep(changed, outOfTime, upkeep::run));
        }
    }

    private void doDue(Connection connection, BooleanSupplier outOfTime) {
        var now = clock.instant();
        if (connection.partingAt().filter(at -> !now.isBefore(at)).isPresent()) {
            part(connection);
        }
        if (connection.isToBeShown(now)) {
            connections.change(
                    connection.id(), connection.generation(), it -> it.isToBeShown(now) ? it.shown(now) : it);
        }
        switch (connection.status()) {
            case DISABLING -> removalWork.run(connection, outOfTime);
            case PENDING -> keepAlive.run(connection);
            case ENABLED, ERROR -> attempts.upkeep(connection, outOfTime, upkeep::run);
            case NOT_CONFIGURED, CONNECTION_ISSUE -> {}
        }
    }

    /** Fails nothing of what is due: it is tried again by itself, and its tokens are forgotten in time. */
    private void part(Connection connection) {
        try {
            partingWork.run(connection);
        } catch (RuntimeException failure) {
            LOG.errorf("Parting from the mailbox of %s failed: %s", connection.id(), RedactedStackTrace.of(failure));
        }
    }

    private void lookAfter(Connection connection, String event, BooleanSupplier outOfTime) {
        LOG.infof("Lifecycle event %s for %s", event.replaceAll("[^A-Za-z]", "?"), connection.id());
        if (!connection.status().isSyncing()) {
            return;
        }
        connections
                .change(
                        connection.id(),
                        connection.generation(),
                        it -> it.withMailbox(mailbox -> after(event, mailbox)))
                .ifPresent(changed -> attempts.upkeep(changed, outOfTime, upkeep::run));
    }

    /** What Graph's lifecycle events ask for. A kind that is new to us could mean anything, so everything is looked after. */
    private ConnectedMailbox after(String event, ConnectedMailbox mailbox) {
        var now = clock.instant();
        return switch (event) {
            case "reauthorizationRequired" -> mailbox.renewNow(now);
            case "missed" -> mailbox.dirty(now);
            case "subscriptionRemoved" -> mailbox.unsubscribed().dirty(now);
            default -> mailbox.renewNow(now).dirty(now);
        };
    }
}
