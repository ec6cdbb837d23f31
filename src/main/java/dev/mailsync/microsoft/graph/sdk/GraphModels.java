package dev.mailsync.microsoft.graph.sdk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.graph.models.BaseDeltaFunctionResponse;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.models.User;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Delta;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.Folder;
import dev.mailsync.microsoft.graph.GraphLinks;
import dev.mailsync.microsoft.graph.Listing;
import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.microsoft.graph.MessageChange;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.microsoft.graph.Subscription;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.OneLine;

/**
 * Converts the SDK's models to ours. The SDK accepts any JSON for any model, and unusual items lack what email has:
 * anything can be null.
 */
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

    static final String[] WITH_THREAD = {MapiProperties.EXPANDED};
    static final String[] WITH_THREAD_AND_ATTACHMENTS = {
        MapiProperties.EXPANDED, "attachments($select=id,name,contentType,size)"
    };

    private GraphModels() {}

    static Profile profile(String tenantId, User user) {
        var address = Optional.ofNullable(user.getMail()).orElse(user.getUserPrincipalName());
        return new Profile(
                tenantId, given(user.getId()), user.getDisplayName(), given(address), GraphPeople.addresses(user));
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
                        // Nothing can be done with one that has no id.
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
        var properties = MapiProperties.of(message);
        return Optional.of(new Envelope(
                message.getId(),
                message.getInternetMessageId(),
                properties.references(),
                message.getConversationId(),
                message.getParentFolderId(),
                GraphPeople.participant(message.getFrom() == null ? message.getSender() : message.getFrom()),
                GraphPeople.participant(message.getSender()),
                GraphPeople.participants(message.getToRecipients()),
                GraphPeople.participants(message.getCcRecipients()),
                GraphPeople.participants(message.getBccRecipients()),
                GraphPeople.participants(message.getReplyTo()),
                message.getSentDateTime() == null ? received : instant(message.getSentDateTime()),
                received,
                Boolean.TRUE.equals(message.getIsDraft()),
                properties.isConfidential(),
                MailKind.of(properties.messageClass().orElse(null), message.getOdataType()),
                properties.marker().orElse(null)));
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

    /** A value that every response has. A response without it came from something between us and Graph. */
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
        // A changed item may come with only its new properties; 'from' or 'sender' shows whether the rest is there.
        return Optional.of(message)
                .filter(it -> it.getFrom() != null || it.getSender() != null)
                .flatMap(GraphModels::envelope)
                .<MessageChange>map(MessageChange.Seen::new)
                .orElseGet(() -> new MessageChange.Partial(message.getId()));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
