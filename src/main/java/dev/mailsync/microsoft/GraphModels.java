package dev.mailsync.microsoft;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.graph.models.BaseDeltaFunctionResponse;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.models.User;
import dev.mailsync.identity.MailKind;
import dev.mailsync.identity.OneLine;
import dev.mailsync.identity.Participant;

/** The SDK's models as ours. It takes any JSON for any model, and unusual items lack what mail has: all can be null. */
final class GraphModels {

    static final String[] ENVELOPE = {
        "id",
        "internetMessageId",
        "conversationId",
        "parentFolderId",
        "from",
        "sender",
        "toRecipients",
        "ccRecipients",
        "bccRecipients",
        "replyTo",
        "sentDateTime",
        "receivedDateTime",
        "isDraft"
    };

    static final String[] WHOLE = Stream.concat(
                    Stream.of(ENVELOPE), Stream.of("subject", "body", "bodyPreview", "webLink"))
            .toArray(String[]::new);

    /** MAPI's PidTagInReplyToId and PidTagInternetReferences: unlike headers, mail in Sent Items has them as well. */
    private static final String IN_REPLY_TO = "String 0x1042";

    private static final String REFERENCES = "String 0x1039";

    /** By which a Smart Mail is known, as a property with a name of our own. */
    static final String MARKER = "String {5b1f6c0e-8d2a-4f57-9a33-6c1d0e7b42f9} Name MailSyncSmartMail";

    /** MAPI's PidTagSensitivity: 2 is private, 3 confidential. Personal, which is 1, hides nothing. */
    private static final String SENSITIVITY = "Integer 0x0036";

    /** MAPI's PidTagMessageClass. */
    private static final String MESSAGE_CLASS = "String 0x001A";

    private static final String THREAD =
            "singleValueExtendedProperties($filter=id eq '%s' or id eq '%s' or id eq '%s' or id eq '%s' or id eq '%s')"
                    .formatted(IN_REPLY_TO, REFERENCES, MARKER, SENSITIVITY, MESSAGE_CLASS);

    static final String[] WITH_THREAD = {THREAD};
    static final String[] WITH_THREAD_AND_ATTACHMENTS = {THREAD, "attachments($select=id,name,contentType,size)"};

    private static final String SMTP = "smtp:";
    private static final Participant NOBODY = new Participant("", "");

    private GraphModels() {}

    static Profile profile(String tenantId, User user) {
        var addresses = new HashSet<String>();
        Stream.of(user.getMail(), user.getUserPrincipalName())
                .filter(Objects::nonNull)
                .forEach(address -> addresses.add(Participant.normalized(address)));
        orEmpty(user.getProxyAddresses()).stream()
                .filter(proxy -> proxy.toLowerCase(Locale.ROOT).startsWith(SMTP))
                .forEach(proxy -> addresses.add(Participant.normalized(proxy.substring(SMTP.length()))));
        var address = Optional.ofNullable(user.getMail()).orElse(user.getUserPrincipalName());
        return new Profile(tenantId, given(user.getId()), user.getDisplayName(), given(address), addresses);
    }

    static Delta<Folder> folders(com.microsoft.graph.users.item.mailfolders.delta.DeltaGetResponse page) {
        return delta(
                page,
                orEmpty(page.getValue()).stream()
                        .filter(folder -> folder != null && folder.getId() != null)
                        .map(GraphModels::folder)
                        .toList());
    }

    static Delta<MessageChange> changes(
            com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse page) {
        return delta(
                page,
                orEmpty(page.getValue()).stream()
                        // Without an id nothing can be done about it.
                        .filter(message -> message != null && message.getId() != null)
                        .map(GraphModels::change)
                        .toList());
    }

    static List<String> ids(MessageCollectionResponse page) {
        return given(page.getValue()).stream()
                .filter(Objects::nonNull)
                .flatMap(message -> Stream.ofNullable(message.getId()))
                .toList();
    }

    static Listing<Envelope> listing(MessageCollectionResponse page) {
        return new Listing<>(
                given(page.getValue()).stream()
                        .filter(Objects::nonNull)
                        .flatMap(it -> envelope(it).stream())
                        .toList(),
                Optional.ofNullable(page.getOdataNextLink()),
                Optional.ofNullable(page.getOdataCount()));
    }

    static Optional<Envelope> envelope(com.microsoft.graph.models.Message message) {
        if (message.getId() == null || message.getReceivedDateTime() == null || message.getParentFolderId() == null) {
            return Optional.empty();
        }
        var received = instant(message.getReceivedDateTime());
        return Optional.of(new Envelope(
                message.getId(),
                message.getInternetMessageId(),
                references(orEmpty(message.getSingleValueExtendedProperties())),
                message.getConversationId(),
                message.getParentFolderId(),
                participant(message.getFrom() == null ? message.getSender() : message.getFrom()),
                participant(message.getSender()),
                participants(message.getToRecipients()),
                participants(message.getCcRecipients()),
                participants(message.getBccRecipients()),
                participants(message.getReplyTo()),
                message.getSentDateTime() == null ? received : instant(message.getSentDateTime()),
                received,
                Boolean.TRUE.equals(message.getIsDraft()),
                Stream.of("2", "3").anyMatch(it -> it.equals(value(SENSITIVITY, message))),
                MailKind.of(value(MESSAGE_CLASS, message), message.getOdataType()),
                value(MARKER, message)));
    }

    static Optional<Message> message(com.microsoft.graph.models.Message message) {
        return envelope(message).map(envelope -> {
            var body = message.getBody();
            return new Message(
                    envelope,
                    OneLine.of(message.getSubject()),
                    body == null || body.getContent() == null ? "" : body.getContent(),
                    body != null && body.getContentType() == BodyType.Html,
                    OneLine.of(message.getBodyPreview()),
                    GraphLinks.forPeople(message.getWebLink()),
                    orEmpty(message.getAttachments()).stream()
                            .map(it -> new Message.AttachmentInfo(
                                    OneLine.of(it.getName()),
                                    it.getContentType(),
                                    it.getSize() == null ? 0 : it.getSize()))
                            .toList());
        });
    }

    static Subscription subscription(com.microsoft.graph.models.Subscription subscription) {
        return new Subscription(
                given(subscription.getId()),
                given(subscription.getNotificationUrl()),
                instant(given(subscription.getExpirationDateTime())));
    }

    /** What an answer cannot lack. One that does came from something else than Graph, on the way. */
    static <T> T given(T value) {
        if (value == null) {
            throw new MicrosoftException.Transient(
                    MicrosoftException.Cause.of("NOT_JSON", "An answer lacks what Graph always sends"),
                    Optional.empty());
        }
        return value;
    }

    private static <T> Delta<T> delta(BaseDeltaFunctionResponse page, List<T> items) {
        var last = page.getOdataNextLink() == null;
        var link = last ? page.getOdataDeltaLink() : page.getOdataNextLink();
        if (link == null) {
            throw new MicrosoftException.CursorLost(
                    MicrosoftException.Cause.of("NO_LINK", "A delta page came without a link"));
        }
        return new Delta<>(items, link, last);
    }

    private static Folder folder(MailFolder folder) {
        return new Folder(
                folder.getId(),
                folder.getParentFolderId(),
                folder.getAdditionalData().containsKey("@removed"));
    }

    private static MessageChange change(com.microsoft.graph.models.Message message) {
        if (message.getAdditionalData().containsKey("@removed")) {
            return new MessageChange.Removed(message.getId());
        }
        // An item that only changed may bring its new properties alone; 'from' tells whether the rest is there.
        return Optional.of(message)
                .filter(it -> it.getFrom() != null || it.getSender() != null)
                .flatMap(GraphModels::envelope)
                .<MessageChange>map(MessageChange.Seen::new)
                .orElseGet(() -> new MessageChange.Partial(message.getId()));
    }

    /** References come oldest first; In-Reply-To repeats the last of them, names another, or stands alone. */
    private static List<String> references(List<SingleValueLegacyExtendedProperty> properties) {
        var references = new LinkedHashSet<String>();
        Stream.of(REFERENCES, IN_REPLY_TO)
                .flatMap(id -> properties.stream().filter(property -> id.equalsIgnoreCase(property.getId())))
                .filter(property -> property.getValue() != null)
                .flatMap(property -> Stream.of(property.getValue().strip().split("\\s+")))
                .filter(id -> !id.isEmpty())
                .forEach(references::addLast);
        return List.copyOf(references);
    }

    /** Null where the mail does not have the property. */
    private static String value(String id, com.microsoft.graph.models.Message message) {
        return orEmpty(message.getSingleValueExtendedProperties()).stream()
                .filter(property -> id.equalsIgnoreCase(property.getId()))
                .map(SingleValueLegacyExtendedProperty::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Participant participant(Recipient recipient) {
        if (recipient == null || recipient.getEmailAddress() == null) {
            return NOBODY;
        }
        var address = recipient.getEmailAddress();
        return new Participant(
                OneLine.of(Objects.requireNonNullElse(address.getName(), "")),
                Objects.requireNonNullElse(address.getAddress(), ""));
    }

    private static List<Participant> participants(List<Recipient> recipients) {
        return orEmpty(recipients).stream().map(GraphModels::participant).toList();
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
