package dev.mailsync.worker;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.OrphanedSubscription;
import dev.mailsync.connection.OrphanedSubscriptionStore;
import dev.mailsync.connection.SubscriptionState;
import dev.mailsync.error.Kind;
import dev.mailsync.error.RedactedStackTrace;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.sync.catchup.SubscriptionRequests;
import dev.mailsync.sync.session.SyncConfig;
import org.jboss.logging.Logger;

/** Deletes the subscription of an ended generation at Microsoft, then the tokens kept for that. */
@ApplicationScoped
class SubscriptionCleanup {

    private static final Logger LOG = Logger.getLogger(SubscriptionCleanup.class);

    private final ConnectionStore connections;
    private final OrphanedSubscriptionStore orphans;
    private final GraphMailboxes mailboxes;
    private final SubscriptionRequests subscriptions;
    private final EndedGenerations endedGenerations;
    private final SyncConfig config;
    private final Clock clock;

    SubscriptionCleanup(
            ConnectionStore connections,
            OrphanedSubscriptionStore orphans,
            GraphMailboxes mailboxes,
            SubscriptionRequests subscriptions,
            EndedGenerations endedGenerations,
            SyncConfig config,
            Clock clock) {
        this.connections = connections;
        this.orphans = orphans;
        this.mailboxes = mailboxes;
        this.subscriptions = subscriptions;
        this.endedGenerations = endedGenerations;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Retries every minute what Microsoft does not let us delete; once the time for it is over, leaves it to expire. What
     * is stored by generation is deleted piece by piece, at the same intervals.
     */
    void run(Connection connection) {
        var allGone = true;
        for (var orphan : orphans.of(connection.id())) {
            allGone &= disconnect(orphan, connection);
        }
        var noneLeft = endedGenerations.deleteBefore(connection.id(), connection.generation());
        var next = allGone && noneLeft
                ? Optional.<Instant>empty()
                : Optional.of(clock.instant().plus(config.retry()));
        connections.change(connection.id(), connection.generation(), it -> it.withCleanup(next));
    }

    /** @return whether nothing more is to be done about it */
    private boolean disconnect(OrphanedSubscription orphan, Connection connection) {
        if (deleteAtMicrosoft(orphan, connection) || !clock.instant().isBefore(orphan.forgetAt())) {
            orphans.forget(orphan);
            return true;
        }
        return false;
    }

    private boolean deleteAtMicrosoft(OrphanedSubscription orphan, Connection connection) {
        try {
            var graph = mailboxes.open(orphan.objectId(), orphans.accessToken(orphan));
            orphan.subscriptionId().ifPresent(graph::unsubscribe);
            if (orphan.subscriptionId().isEmpty() && !orphans.isMailboxTakenOver(orphan)) {
                subscriptions.deleteOurs(graph, current(connection));
            }
            LOG.infof("Disconnected the mailbox of %s, generation %d", orphan.connection(), orphan.generation());
            return true;
        } catch (MicrosoftException failure) {
            if (failure.kind().needsPerson() || failure.kind() == Kind.GONE) {
                // Without the user there is no other way in, so it is left to expire.
                LOG.infof("Mailbox of %s was not disconnected: %s", orphan.connection(), failure.getMessage());
                return true;
            }
            LOG.warnf("Subscription of %s could not be deleted yet: %s", orphan.connection(), failure.getMessage());
            return false;
        } catch (RuntimeException failure) {
            // Whatever the error, a reconnected mailbox does not wait for it.
            LOG.errorf(
                    "Subscription of %s could not be deleted yet: %s",
                    orphan.connection(), RedactedStackTrace.of(failure));
            return false;
        }
    }

    private static String current(Connection connection) {
        return connection
                .mailbox()
                .flatMap(it -> it.subscriptionState().active())
                .map(SubscriptionState.ActiveSubscription::id)
                .orElse("");
    }
}
