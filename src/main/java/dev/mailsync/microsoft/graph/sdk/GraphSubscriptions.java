package dev.mailsync.microsoft.graph.sdk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.subscriptions.SubscriptionsRequestBuilder;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.GraphLinks;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.Subscription;

/** Subscriptions through the Graph SDK. */
final class GraphSubscriptions {

    private static final String GONE = "ResourceNotFound";

    private final GraphServiceClient client;
    private final GraphLinks links;

    GraphSubscriptions(GraphServiceClient client, GraphLinks links) {
        this.client = client;
        this.links = links;
    }

    Subscription create(GraphMailbox.SubscriptionRequest request) {
        var subscription = new com.microsoft.graph.models.Subscription();
        subscription.setChangeType("created");
        subscription.setResource("me/messages");
        subscription.setNotificationUrl(request.notificationUrl());
        subscription.setLifecycleNotificationUrl(request.lifecycleUrl());
        subscription.setClientState(request.clientState());
        subscription.setExpirationDateTime(request.expiresAt().atOffset(ZoneOffset.UTC));
        return GraphErrorMapper.sorting(() -> GraphModels.subscription(
                client.subscriptions().post(subscription, call -> GraphHeaders.immutableIds(call.headers))));
    }

    List<Subscription> all() {
        var all = new ArrayList<Subscription>();
        var next = page(client.subscriptions(), all);
        while (next.isPresent()) {
            next = page(client.subscriptions().withUrl(links.ours(next.get())), all);
        }
        return all;
    }

    /** @return the link to the next page */
    private static Optional<String> page(SubscriptionsRequestBuilder request, List<Subscription> all) {
        return GraphErrorMapper.sorting(() -> {
            var page = request.get();
            page.getValue().forEach(it -> all.add(GraphModels.subscription(it)));
            return Optional.ofNullable(page.getOdataNextLink());
        });
    }

    Subscription renew(String subscriptionId, Instant expiresAt) {
        var change = new com.microsoft.graph.models.Subscription();
        change.setExpirationDateTime(expiresAt.atOffset(ZoneOffset.UTC));
        return GraphErrorMapper.sorting(
                GONE,
                () -> GraphModels.subscription(
                        client.subscriptions().bySubscriptionId(subscriptionId).patch(change)));
    }

    void delete(String subscriptionId) {
        try {
            GraphErrorMapper.sorting(GONE, () -> {
                client.subscriptions().bySubscriptionId(subscriptionId).delete();
                return null;
            });
        } catch (MicrosoftException.Gone alreadyGone) {
            // Expired, or deleted by an earlier attempt.
        }
    }
}
