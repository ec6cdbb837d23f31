package dev.mailsync.sandbox.graph;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.mailbox.Notification;

/** Change notifications as Graph posts them. */
public final class NotificationJson {

    private NotificationJson() {}

    public static String of(List<Notification> notifications) {
        var json = Json.object().set("value", Json.array(notifications, NotificationJson::item));
        return json.toString();
    }

    private static JsonNode item(Notification notification) {
        var subscription = notification.subscription();
        var resource = "Users/" + subscription.account().objectId() + "/Messages/" + notification.itemId();
        var json = Json.object()
                .put("subscriptionId", subscription.id())
                .put("subscriptionExpirationDateTime", subscription.expiresAt().toString())
                .put("changeType", notification.kind().graphName())
                .put("resource", resource)
                .put("clientState", subscription.clientState().orElse(null))
                .put("tenantId", subscription.account().tenantId().toString());
        json.putObject("resourceData")
                .put("@odata.type", "#Microsoft.Graph.Message")
                .put("@odata.id", resource)
                .put("@odata.etag", MessageJson.etag(notification.changeKey()))
                .put("id", notification.itemId());
        return json;
    }
}
