package dev.mailsync.sync.catchup;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.SubscriptionState.ActiveSubscription;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.Subscription;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncConfig;
import org.jboss.logging.Logger;

/** The requests to Graph about subscriptions. Throws {@link MicrosoftException}. */
@ApplicationScoped
public class SubscriptionRequests {

    private static final Logger LOG = Logger.getLogger(SubscriptionRequests.class);

    /** Clock skew to Graph. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final ClientStates clientStates;
    private final Endpoints endpoints;
    private final SyncConfig config;
    private final Clock clock;

    SubscriptionRequests(ClientStates clientStates, Endpoints endpoints, SyncConfig config, Clock clock) {
        this.clientStates = clientStates;
        this.endpoints = endpoints;
        this.config = config;
        this.clock = clock;
    }

    /** @param signedBy the key that signed its client state */
    record Made(Subscription subscription, String signedBy) {}

    Made create(Session session) {
        var state = clientStates.issue(session.id());
        return new Made(longAsPossible(expiresAt -> created(session, state.clientState(), expiresAt)), state.keyId());
    }

    /** False if Microsoft cannot reach this service: Graph would reject the notification URL. */
    boolean arePossible() {
        return endpoints.notified().isPresent();
    }

    /** Whether it uses the service's current address and its current key. */
    boolean isUpToDate(ActiveSubscription subscription) {
        return isSentToUs(subscription) && isSignedByOurs(subscription);
    }

    boolean isSentToUs(ActiveSubscription subscription) {
        return isSentToUs(subscription.sentTo());
    }

    /** If the keys cannot be read, assumes ours: renewing is always right, and replacing can wait. */
    private boolean isSignedByOurs(ActiveSubscription subscription) {
        try {
            return subscription.signedBy().equals(clientStates.keyId());
        } catch (RuntimeException unreadable) {
            LOG.errorf(
                    "The signing keys could not be read: %s",
                    unreadable.getClass().getSimpleName());
            return true;
        }
    }

    /** False once the service has moved to another address. */
    private boolean isSentToUs(String url) {
        return endpoints
                .notified()
                .filter(address -> url.equalsIgnoreCase(notificationUrl(address)))
                .isPresent();
    }

    Subscription renew(GraphMailbox graph, String id) {
        return longAsPossible(expiresAt -> graph.renew(id, expiresAt));
    }

    /** Graph's limit has changed over the years, and its error does not always name it as the reason. */
    private Subscription longAsPossible(Function<Instant, Subscription> request) {
        try {
            return request.apply(in(config.subscriptionLifetime()));
        } catch (MicrosoftException.TooLong refused) {
            return request.apply(in(refused.longest().minus(CLOCKS_APART)));
        } catch (MicrosoftException.NeedsOperator perhapsTooLong) {
            return request.apply(in(config.shorterLifetime()));
        }
    }

    private Subscription created(Session session, String clientState, Instant expiresAt) {
        try {
            return session.graph().subscribe(request(clientState, expiresAt));
        } catch (MicrosoftException.Exists left) {
            // Left by a run that ended before storing it, or made for an earlier address of the service. Replaced, as
            // Graph allows this application only one.
            session.graph().subscriptions().forEach(it -> session.graph().unsubscribe(it.id()));
            return session.graph().subscribe(request(clientState, expiresAt));
        }
    }

    /** Deletes all our subscriptions except the one to keep. */
    public void deleteOurs(GraphMailbox graph, String exceptId) {
        graph.subscriptions().stream()
                .filter(it -> isSentToUs(it.notificationUrl()))
                .filter(it -> !it.id().equals(exceptId))
                .forEach(it -> graph.unsubscribe(it.id()));
    }

    private GraphMailbox.SubscriptionRequest request(String clientState, Instant expiresAt) {
        var address = endpoints.notified().orElseThrow();
        return new GraphMailbox.SubscriptionRequest(
                notificationUrl(address), address + "/graph/lifecycle", clientState, expiresAt);
    }

    private static String notificationUrl(URI address) {
        return address + "/graph/notifications";
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }
}
