package dev.mailsync.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.config.Endpoints;
import dev.mailsync.connection.ConnectedMailbox.ActiveSubscription;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.microsoft.ClientStates;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.Subscription;

/** The one subscription of a mailbox: made, renewed at half of the life that Microsoft granted, made again if it is gone. */
@ApplicationScoped
class Subscriptions {

    private final ConnectionStore connections;
    private final ClientStates clientStates;
    private final Endpoints endpoints;
    private final SyncConfig config;
    private final Clock clock;

    Subscriptions(
            ConnectionStore connections,
            ClientStates clientStates,
            Endpoints endpoints,
            SyncConfig config,
            Clock clock) {
        this.connections = connections;
        this.clientStates = clientStates;
        this.endpoints = endpoints;
        this.config = config;
        this.clock = clock;
    }

    /** @return the connection as it is then; a new subscription makes a catch-up due */
    Connection ensure(Session session) {
        var subscription = session.mailbox().subscription();
        if (subscription.isEmpty()) {
            return create(session);
        }
        return clock.instant().isBefore(subscription.get().renewAt())
                ? session.connection()
                : renew(session, subscription.get().id());
    }

    /** Deletes whatever subscriptions of ours there are, except the one that is to stay. */
    void deleteOurs(GraphMailbox graph, String exceptId) {
        graph.subscriptions().stream()
                .filter(it -> it.notificationUrl().equals(notificationUrl()))
                .filter(it -> !it.id().equals(exceptId))
                .forEach(it -> graph.unsubscribe(it.id()));
    }

    private Connection create(Session session) {
        var made = subscribed(session);
        var active = active(made);
        return connections
                .change(
                        session.id(),
                        session.generation(),
                        it -> it.withMailbox(mailbox -> mailbox.subscribed(active, clock.instant())))
                .orElseThrow(() -> {
                    session.graph().unsubscribe(made.id());
                    return new SupersededException();
                });
    }

    private Subscription subscribed(Session session) {
        try {
            return session.graph().subscribe(wish(session));
        } catch (MicrosoftException.Exists left) {
            // Made by a run that ended before it could store it: its client state is as good, but its id is unknown.
            deleteOurs(session.graph(), "");
            return session.graph().subscribe(wish(session));
        }
    }

    private Connection renew(Session session, String id) {
        try {
            var longer = active(session.graph().renew(id, clock.instant().plus(config.subscriptionLifetime())));
            return changed(session, it -> it.withMailbox(mailbox -> mailbox.renewed(longer)));
        } catch (MicrosoftException.Gone gone) {
            changed(session, it -> it.withMailbox(mailbox -> mailbox.unsubscribed()));
            return create(session);
        }
    }

    private Connection changed(Session session, UnaryOperator<Connection> change) {
        return connections.change(session.id(), session.generation(), change).orElseThrow(SupersededException::new);
    }

    private GraphMailbox.SubscriptionWish wish(Session session) {
        return new GraphMailbox.SubscriptionWish(
                notificationUrl(),
                endpoints.publicUrl() + "/graph/lifecycle",
                clientStates.issue(session.id()),
                clock.instant().plus(config.subscriptionLifetime()));
    }

    private ActiveSubscription active(Subscription granted) {
        var now = clock.instant();
        var life = Duration.between(now, granted.expiresAt());
        return new ActiveSubscription(granted.id(), granted.expiresAt(), now.plus(life.dividedBy(2)));
    }

    private String notificationUrl() {
        return endpoints.publicUrl() + "/graph/notifications";
    }
}
