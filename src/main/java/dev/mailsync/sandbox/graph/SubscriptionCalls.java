package dev.mailsync.sandbox.graph;

import java.net.URI;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.Page;
import dev.mailsync.sandbox.graph.json.SubscriptionReader;
import dev.mailsync.sandbox.graph.notify.Courier;
import dev.mailsync.sandbox.graph.notify.Handshake;
import dev.mailsync.sandbox.mailbox.Change;
import dev.mailsync.sandbox.mailbox.Subscription;
import dev.mailsync.sandbox.mailbox.World;

/** Subscriptions to changes, visible only to those who created them. */
final class SubscriptionCalls {

    private final World world;
    private final Bases bases;
    private final Handshake handshake;

    SubscriptionCalls(World world, Bases bases, Courier courier) {
        this.world = world;
        this.bases = bases;
        this.handshake = new Handshake(courier);
    }

    GraphResponse create(Call call) {
        var subscription = new SubscriptionReader(world, call).subscription();
        validate(subscription);
        world.subscriptions().add(subscription).ifPresent(same -> {
            throw new GraphException(
                    409, "Conflict", "Subscription Id " + same.id() + " already exists for the requested combination");
        });
        return answer(call, 201, subscription);
    }

    private void validate(Subscription subscription) {
        handshake.require(subscription.notificationUrl(), token());
        subscription.lifecycleNotificationUrl().ifPresent(url -> handshake.require(url, token()));
    }

    /** A sentence, like Graph's tokens: clients that don't decode it return something else. */
    private String token() {
        return "Validation: Testing client application reachability for subscription Request-Id: "
                + world.ids().guid();
    }

    GraphResponse list(Call call) {
        var own = world.subscriptions().of(call.mailbox().account());
        return GraphResponse.json(200, Page.of(call, bases.graph(), own, this::json));
    }

    GraphResponse get(Call call) {
        return answer(call, 200, find(call));
    }

    GraphResponse change(Call call) {
        var before = find(call);
        var change = new SubscriptionReader(world, call);
        var url = change.notificationUrl();
        url.ifPresent(elsewhere -> handshake.require(elsewhere, token()));
        var renewed = before.renewed(
                url.orElse(before.notificationUrl()), change.expiry().orElse(before.expiresAt()));
        return answer(call, 200, world.subscriptions().renew(renewed).orElseThrow(SubscriptionCalls::unknown));
    }

    GraphResponse delete(Call call) {
        world.subscriptions().remove(find(call).id());
        return GraphResponse.empty(204);
    }

    private Subscription find(Call call) {
        return world.subscriptions()
                .find(call.mailbox().account(), call.captured().get("subscription"))
                .orElseThrow(SubscriptionCalls::unknown);
    }

    private static GraphException unknown() {
        return new GraphException(404, "ResourceNotFound", "The object was not found.");
    }

    private GraphResponse answer(Call call, int status, Subscription subscription) {
        var json = Json.object().put("@odata.context", bases.graph() + "/$metadata#subscriptions/$entity");
        json.setAll(json(subscription));
        return GraphResponse.json(status, json);
    }

    private ObjectNode json(Subscription subscription) {
        return Json.object()
                .put("id", subscription.id())
                .put("resource", subscription.resource())
                .put("applicationId", world.application().clientId())
                .put("changeType", changeTypes(subscription))
                .put("clientState", subscription.clientState().orElse(null))
                .put("notificationUrl", subscription.notificationUrl().toString())
                .put("lifecycleNotificationUrl", url(subscription))
                .put("expirationDateTime", subscription.expiresAt().toString())
                .put("creatorId", subscription.account().objectId().toString())
                .put("latestSupportedTlsVersion", "v1_2")
                .putNull("includeResourceData")
                .putNull("notificationQueryOptions")
                .put("notificationContentType", "application/json")
                .putNull("encryptionCertificate")
                .putNull("encryptionCertificateId")
                .putNull("notificationUrlAppId");
    }

    private static String url(Subscription subscription) {
        return subscription.lifecycleNotificationUrl().map(URI::toString).orElse(null);
    }

    private static String changeTypes(Subscription subscription) {
        return subscription.changeTypes().stream()
                .sorted()
                .map(Change.Kind::graphName)
                .collect(Collectors.joining(","));
    }
}
