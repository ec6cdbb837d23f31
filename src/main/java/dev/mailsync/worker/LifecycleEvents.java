package dev.mailsync.worker;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import org.jboss.logging.Logger;

/** Handles Graph's lifecycle events. An unknown kind could mean anything, so everything becomes due. */
@ApplicationScoped
class LifecycleEvents {

    private static final Logger LOG = Logger.getLogger(LifecycleEvents.class);

    private final ConnectionStore connections;
    private final Clock clock;

    LifecycleEvents(ConnectionStore connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** @return the connection with its new due times; empty if its mailbox is not synced */
    Optional<Connection> handle(Connection connection, String event) {
        LOG.infof("Lifecycle event %s for %s", event.replaceAll("[^A-Za-z]", "?"), connection.id());
        return connection.status().isSyncing()
                ? connections.change(
                        connection.id(),
                        connection.generation(),
                        it -> it.withMailbox(mailbox -> after(event, mailbox)))
                : Optional.empty();
    }

    private ConnectedMailbox after(String event, ConnectedMailbox mailbox) {
        var now = clock.instant();
        return switch (event) {
            case "reauthorizationRequired" -> mailbox.renewNow(now);
            case "missed" -> mailbox.dirty(now, now);
            case "subscriptionRemoved" -> mailbox.unsubscribed().dirty(now, now);
            default -> mailbox.renewNow(now).dirty(now, now);
        };
    }
}
