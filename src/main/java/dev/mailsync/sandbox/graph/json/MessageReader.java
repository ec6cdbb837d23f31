package dev.mailsync.sandbox.graph.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Attachment;
import dev.mailsync.sandbox.mailbox.message.Body;
import dev.mailsync.sandbox.mailbox.message.Correspondents;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;

/** Reads email from Graph's JSON. Ignores what a client can't set, and rejects unknown properties. */
public final class MessageReader {

    private static final Set<String> WRITABLE = Set.of(
            "subject",
            "body",
            "from",
            "sender",
            "toRecipients",
            "ccRecipients",
            "bccRecipients",
            "replyTo",
            "importance",
            "internetMessageId",
            "internetMessageHeaders",
            "sentDateTime",
            "attachments",
            "singleValueExtendedProperties",
            "isRead",
            "isDraft",
            "flag",
            "categories");
    private static final Set<String> IGNORED = Set.of(
            "id",
            "receivedDateTime",
            "createdDateTime",
            "lastModifiedDateTime",
            "bodyPreview",
            "hasAttachments",
            "conversationId",
            "conversationIndex",
            "parentFolderId",
            "changeKey",
            "webLink",
            "uniqueBody",
            "inferenceClassification",
            "isDeliveryReceiptRequested",
            "isReadReceiptRequested");

    private final ObjectNode json;

    public MessageReader(ObjectNode json) {
        this.json = json;
        json.fieldNames().forEachRemaining(MessageReader::requireKnown);
    }

    private static void requireKnown(String name) {
        if (!WRITABLE.contains(name) && !IGNORED.contains(name) && !name.contains("@odata.")) {
            throw GraphException.badRequest(
                    "The property '" + name + "' does not exist on type 'microsoft.graph.message'.");
        }
    }

    public Mail mail() {
        return new Mail(
                text("internetMessageId"),
                text("subject").orElse(""),
                correspondents(Correspondents.none()),
                Optional.ofNullable(json.get("sentDateTime")).map(Json::instant),
                body().orElse(Body.text("")),
                importance("normal"),
                headers(),
                attachments(),
                Optional.empty(),
                ExtendedProperties.written(json));
    }

    /** The email with the properties in the JSON. */
    public Mail changed(Mail mail) {
        var properties = new HashMap<>(mail.properties());
        properties.putAll(ExtendedProperties.written(json));
        if (!changesContent()) {
            return mail.ranked(importance(mail.importance())).having(properties);
        }
        return mail.having(properties)
                .edited(
                        text("subject").orElse(mail.subject()),
                        correspondents(mail.correspondents()),
                        body().orElse(mail.body()),
                        importance(mail.importance()));
    }

    public boolean changesContent() {
        return Set.of("subject", "body", "toRecipients", "ccRecipients", "bccRecipients", "from", "replyTo").stream()
                .anyMatch(json::has);
    }

    public Marks marks(Marks before) {
        var marks = json.has("isRead") ? before.read(json.get("isRead").asBoolean()) : before;
        marks = json.path("flag").has("flagStatus")
                ? marks.flag(json.at("/flag/flagStatus").asText())
                : marks;
        return json.has("categories") ? marks.categories(texts(json.get("categories"))) : marks;
    }

    boolean draft() {
        return json.path("isDraft").asBoolean();
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private String importance(String otherwise) {
        return text("importance")
                .filter(Set.of("low", "normal", "high")::contains)
                .orElse(otherwise);
    }

    private Optional<Body> body() {
        return Optional.ofNullable(json.get("body"))
                .map(body -> new Body(
                        body.path("contentType").asText().equalsIgnoreCase("html"),
                        body.path("content").asText("")));
    }

    private Correspondents correspondents(Correspondents before) {
        return new Correspondents(
                one("from").or(before::from),
                one("sender").or(() -> one("from")).or(before::sender),
                many("toRecipients").orElse(before.to()),
                many("ccRecipients").orElse(before.cc()),
                many("bccRecipients").orElse(before.bcc()),
                many("replyTo").orElse(before.replyTo()));
    }

    private Optional<Address> one(String name) {
        return Optional.ofNullable(json.get(name)).filter(JsonNode::isObject).map(MessageReader::address);
    }

    private Optional<List<Address>> many(String name) {
        return Optional.ofNullable(json.get(name)).map(array -> {
            var addresses = new ArrayList<Address>();
            array.forEach(recipient -> addresses.add(address(recipient)));
            return addresses;
        });
    }

    private static Address address(JsonNode recipient) {
        var email = recipient.path("emailAddress");
        if (!email.path("address").asText().contains("@")) {
            throw new GraphException(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
        }
        return new Address(email.path("name").asText(""), email.path("address").asText());
    }

    private List<Header> headers() {
        var headers = new ArrayList<Header>();
        json.path("internetMessageHeaders")
                .forEach(line -> headers.add(new Header(
                        line.path("name").asText(), line.path("value").asText())));
        return headers;
    }

    private List<Attachment> attachments() {
        var attachments = new ArrayList<Attachment>();
        json.path("attachments").forEach(attachment -> attachments.add(attachment(attachment)));
        return attachments;
    }

    public static Attachment attachment(JsonNode json) {
        try {
            return new Attachment(
                    Attachment.Kind.FILE,
                    json.path("name").asText("attachment"),
                    json.path("contentType").asText("application/octet-stream"),
                    json.path("isInline").asBoolean(),
                    Optional.ofNullable(json.get("contentId")).map(JsonNode::asText),
                    json.path("contentBytes").binaryValue());
        } catch (IOException notBase64) {
            throw GraphException.badRequest(
                    "Cannot convert the value of contentBytes to the expected type 'Edm.Binary'.");
        }
    }
}
