package dev.mailsync.sandbox.graph.json;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.Fields;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.View;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.MessageClass;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Messages as Graph shows them. */
public final class MessageJson {

    private static final Fields<Shown> FIELDS = fields();

    private final Fields<Shown>.Selection selection;
    private final Call call;
    private final View view;

    /** An item as one caller sees it. */
    private record Shown(Item item, View view, boolean inSentItems) {}

    private MessageJson(Call call, Optional<String> select) {
        this.selection = FIELDS.select(select);
        this.call = call;
        this.view = call.view();
    }

    public static MessageJson of(Call call) {
        return new MessageJson(call, call.option("$select"));
    }

    public static MessageJson of(Call call, Optional<String> select) {
        return new MessageJson(call, select);
    }

    public ObjectNode show(Item item) {
        var json = Json.object();
        MessageClass.eventType(item.mail()).ifPresent(type -> json.put("@odata.type", type));
        json.put("@odata.etag", etag(item.changeKey()));
        var sent = call.mailbox().folder(WellKnown.SENTITEMS).id().equals(item.folderId());
        selection.writeTo(json, new Shown(item, view, sent));
        return json;
    }

    static String etag(String changeKey) {
        return "W/\"" + changeKey + "\"";
    }

    private static Fields<Shown> fields() {
        var fields = new Fields<Shown>("microsoft.graph.message");
        identity(fields);
        marks(fields);
        return correspondents(fields)
                .add("body", shown -> MessageBody.of(shown.item.mail().body(), shown.view))
                // Exchange removes them from its copies of sent email.
                .onlySelected(
                        "internetMessageHeaders",
                        shown -> Optional.of(shown.item.mail().headers())
                                .filter(headers -> !headers.isEmpty() && !shown.inSentItems)
                                .map(MessageJson::headers))
                .onlySelected(
                        "uniqueBody",
                        shown -> Optional.of(MessageBody.of(shown.item.mail().body(), shown.view)));
    }

    private static void identity(Fields<Shown> fields) {
        fields.add("id", shown -> Json.text(shown.view.id(shown.item)))
                .add("createdDateTime", shown -> Json.time(shown.item.createdAt()))
                .add("lastModifiedDateTime", shown -> Json.time(shown.item.modifiedAt()))
                .add("changeKey", shown -> Json.text(shown.item.changeKey()))
                .add("receivedDateTime", shown -> Json.time(shown.item.receivedAt()))
                .add("sentDateTime", shown -> Json.time(shown.item.sentAt()))
                .add("internetMessageId", shown -> Json.text(shown.item.messageId()))
                .add("subject", shown -> Json.text(shown.item.mail().subject()))
                .add("bodyPreview", shown -> Json.text(shown.item.mail().preview()))
                .add("parentFolderId", shown -> Json.text(shown.item.folderId()))
                .add("conversationId", shown -> Json.text(shown.item.thread().conversationId()))
                .add(
                        "conversationIndex",
                        shown -> Json.text(Base64.getEncoder()
                                .encodeToString(shown.item.thread().index())))
                .add("webLink", shown -> Json.text(webLink(shown.view.id(shown.item))));
    }

    private static void marks(Fields<Shown> fields) {
        fields.add("categories", shown -> Json.array(shown.item.marks().categories(), Json::text))
                .add("importance", shown -> Json.text(shown.item.mail().importance()))
                .add(
                        "hasAttachments",
                        shown -> BooleanNode.valueOf(shown.item.mail().hasAttachments()))
                .add("isDeliveryReceiptRequested", shown -> NullNode.instance)
                .add("isReadReceiptRequested", shown -> BooleanNode.FALSE)
                .add("isRead", shown -> BooleanNode.valueOf(shown.item.marks().read()))
                .add("isDraft", shown -> BooleanNode.valueOf(shown.item.marks().draft()))
                .add("inferenceClassification", shown -> Json.text("focused"))
                .add(
                        "flag",
                        shown -> Json.object()
                                .put("flagStatus", shown.item.marks().flag()));
    }

    private static Fields<Shown> correspondents(Fields<Shown> fields) {
        return fields.add(
                        "sender",
                        shown -> recipient(shown.item.mail().correspondents().sender()))
                .add(
                        "from",
                        shown -> recipient(shown.item.mail().correspondents().from()))
                .add(
                        "toRecipients",
                        shown -> recipients(shown.item.mail().correspondents().to()))
                .add(
                        "ccRecipients",
                        shown -> recipients(shown.item.mail().correspondents().cc()))
                .add(
                        "bccRecipients",
                        shown -> recipients(shown.item.mail().correspondents().bcc()))
                .add(
                        "replyTo",
                        shown -> recipients(shown.item.mail().correspondents().replyTo()));
    }

    private static JsonNode recipient(Optional<Address> address) {
        return address.<JsonNode>map(MessageJson::recipient).orElse(NullNode.instance);
    }

    private static JsonNode recipients(List<Address> addresses) {
        return Json.array(addresses, MessageJson::recipient);
    }

    private static JsonNode recipient(Address address) {
        var email = Json.object().put("name", address.name()).put("address", address.address());
        return Json.object().set("emailAddress", email);
    }

    private static JsonNode headers(List<Header> headers) {
        return Json.array(
                headers, line -> Json.object().put("name", line.name()).put("value", line.value()));
    }

    private static String webLink(String id) {
        return "https://outlook.office365.com/owa/?ItemID=" + URLEncoder.encode(id, UTF_8)
                + "&exvsurl=1&viewmodel=ReadMessageItem";
    }
}
