package dev.mailsync.sandbox.graph.json;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Notification;

/** Notifications as Graph posts them. */
public final class NotificationJson {

    private NotificationJson() {}

    public static String of(List<Notification> notifications) {
        var json = Json.object().set("value", Json.array(notifications, NotificationJson::item));
        return json.toString();
    }

    private static JsonNode item(Notification notification) {
        var subscription = notification.subscription();
        var json = Json.object()
                .put("subscriptionId", subscription.id())
                .put("subscriptionExpirationDateTime", subscription.expiresAt().toString())
                .put("clientState", subscription.clientState().orElse(null))
                .put("tenantId", subscription.account().tenantId().toString());
        return switch (notification) {
            case Notification.OfChange change -> withChange(json, change);
            case Notification.OfLifecycle life ->
                json.put("lifecycleEvent", life.event().graphName());
        };
    }

    private static JsonNode withChange(ObjectNode json, Notification.OfChange change) {
        var resource = "Users/" + change.subscription().account().objectId() + "/Messages/" + change.itemId();
        json.put("changeType", change.kind().graphName()).put("resource", resource);
        json.putObject("resourceData")
                .put("@odata.type", "#Microsoft.Graph.Message")
                .put("@odata.id", resource)
                .put("@odata.etag", MessageJson.etag(change.changeKey()))
                .put("id", change.itemId());
        return json;
    }
}
