package dev.mailsync.worker;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.error.RedactedStackTrace;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.sync.session.KeepAlive;
import dev.mailsync.sync.session.MailboxSessions;
import org.jboss.logging.Logger;

/** The due work of a connection, by status: a removal, a token to keep alive, or maintenance of its mailbox. */
@ApplicationScoped
class DueWork {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    private final ConnectionStore connections;
    private final MailboxSessions sessions;
    private final MailboxMaintenance maintenance;
    private final SubscriptionCleanup subscriptionCleanup;
    private final RemovalJob removal;
    private final KeepAlive keepAlive;
    private final Clock clock;

    DueWork(
            ConnectionStore connections,
            MailboxSessions sessions,
            MailboxMaintenance maintenance,
            SubscriptionCleanup subscriptionCleanup,
            RemovalJob removal,
            KeepAlive keepAlive,
            Clock clock) {
        this.connections = connections;
        this.sessions = sessions;
        this.maintenance = maintenance;
        this.subscriptionCleanup = subscriptionCleanup;
        this.removal = removal;
        this.keepAlive = keepAlive;
        this.clock = clock;
    }

    void run(Connection connection, Deadline deadline) {
        var now = clock.instant();
        if (connection.cleanupAt().filter(at -> !now.isBefore(at)).isPresent()) {
            cleanUp(connection);
        }
        if (connection.isToBeShown(now)) {
            connections.change(
                    connection.id(), connection.generation(), it -> it.isToBeShown(now) ? it.shown(now) : it);
        }
        switch (connection.status()) {
            case DISABLING -> removal.run(connection, deadline);
            case PENDING -> keepAlive.run(connection);
            case ENABLED, ERROR -> sessions.maintain(connection, deadline, maintenance::run);
            case NOT_CONFIGURED, CONNECTION_ISSUE -> {}
        }
    }

    /** A failure here blocks no other due work: cleanup is retried, and its tokens are deleted in time. */
    private void cleanUp(Connection connection) {
        try {
            subscriptionCleanup.run(connection);
        } catch (RuntimeException failure) {
            LOG.errorf(
                    "Cleaning up the subscriptions of %s failed: %s", connection.id(), RedactedStackTrace.of(failure));
        }
    }
}
