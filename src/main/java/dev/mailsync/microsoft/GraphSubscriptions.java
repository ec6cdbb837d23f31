package dev.mailsync.microsoft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.graph.serviceclient.GraphServiceClient;

/** Subscriptions with the Graph SDK. */
final class GraphSubscriptions {

    private final GraphServiceClient client;
    private final GraphLinks links;

    GraphSubscriptions(GraphServiceClient client, GraphLinks links) {
        this.client = client;
        this.links = links;
    }

    Subscription create(GraphMailbox.SubscriptionWish wish) {
        var subscription = new com.microsoft.graph.models.Subscription();
        subscription.setChangeType("created");
        subscription.setResource("me/messages");
        subscription.setNotificationUrl(wish.notificationUrl());
        subscription.setLifecycleNotificationUrl(wish.lifecycleUrl());
        subscription.setClientState(wish.clientState());
        subscription.setExpirationDateTime(wish.expiresAt().atOffset(ZoneOffset.UTC));
        return GraphModels.subscription(GraphFailures.sorting(() ->
                client.subscriptions().post(subscription, request -> GraphHeaders.immutableIds(request.headers))));
    }

    List<Subscription> all() {
        var all = new ArrayList<Subscription>();
        var page = GraphFailures.sorting(() -> client.subscriptions().get());
        page.getValue().forEach(it -> all.add(GraphModels.subscription(it)));
        while (page.getOdataNextLink() != null) {
            var next = links.ours(page.getOdataNextLink());
            page = GraphFailures.sorting(
                    () -> client.subscriptions().withUrl(next).get());
            page.getValue().forEach(it -> all.add(GraphModels.subscription(it)));
        }
        return all;
    }

    Subscription renew(String subscriptionId, Instant expiresAt) {
        var change = new com.microsoft.graph.models.Subscription();
        change.setExpirationDateTime(expiresAt.atOffset(ZoneOffset.UTC));
        return GraphModels.subscription(GraphFailures.sorting(
                () -> client.subscriptions().bySubscriptionId(subscriptionId).patch(change)));
    }

    void delete(String subscriptionId) {
        try {
            GraphFailures.sorting(() -> {
                client.subscriptions().bySubscriptionId(subscriptionId).delete();
                return null;
            });
        } catch (MicrosoftException.Gone alreadyGone) {
            // Expired, or deleted by an earlier attempt.
        }
    }
}
