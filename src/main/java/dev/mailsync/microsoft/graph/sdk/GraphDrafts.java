package dev.mailsync.microsoft.graph.sdk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Drafts;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.NewMail;
import dev.mailsync.platform.identity.Participant;

/** Drafts through the Graph SDK. */
final class GraphDrafts implements Drafts {

    /** Request bodies are limited to 4 MB, and Base64 adds a third. */
    private static final int MOST_ALONG = 2_000_000;

    private static final int FEW = 10;

    private final RequestAdapter adapter;
    private final UserItemRequestBuilder user;
    private final GraphUploads uploads;
    private final Clock clock;

    GraphDrafts(RequestAdapter adapter, UserItemRequestBuilder user, GraphUploads uploads, Clock clock) {
        this.adapter = adapter;
        this.user = user;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    public Draft create(NewMail mail) {
        var along = along(mail);
        var message = message(mail);
        message.setAttachments(along.stream()
                .map(GraphDrafts::attachment)
                .<com.microsoft.graph.models.Attachment>map(it -> it)
                .toList());
        return GraphErrorMapper.sorting(() -> {
            var draft = user.messages().post(message, request -> GraphHeaders.immutableIds(request.headers));
            return new Draft(
                    GraphModels.given(draft.getId()),
                    GraphModels.given(draft.getInternetMessageId()),
                    along.size() == mail.attachments().size());
        });
    }

    /** The first attachments that fit. */
    private static List<NewMail.File> along(NewMail mail) {
        var along = new ArrayList<NewMail.File>();
        long size = 0;
        for (var file : mail.attachments()) {
            size += file.content().length;
            if (size > MOST_ALONG) {
                break;
            }
            along.add(file);
        }
        return along;
    }

    @Override
    public void attach(String draft, NewMail mail) {
        var left = mail.attachments()
                .subList(along(mail).size(), mail.attachments().size());
        for (var file : left) {
            if (file.content().length > GraphUploads.LARGEST_POST) {
                uploads.attach(user, draft, file);
            } else {
                GraphErrorMapper.sorting(() -> user.messages()
                        .byMessageId(draft)
                        .attachments()
                        .post(attachment(file), request -> GraphHeaders.immutableIds(request.headers)));
            }
        }
    }

    @Override
    public Sending send(String draft) {
        var request = user.messages()
                .byMessageId(draft)
                .send()
                .toPostRequestInformation(it -> GraphHeaders.immutableIds(it.headers));
        request.addRequestOptions(List.of(new SkipErrorMapping()));
        try (var response = RawAnswer.to(request, adapter)) {
            return SendAnswer.of(response, clock.instant());
        } catch (MicrosoftException noAnswer) {
            return new Sending.InDoubt(noAnswer);
        }
    }

    @Override
    public void delete(String draft) {
        try {
            GraphErrorMapper.sorting(() -> {
                user.messages().byMessageId(draft).delete(request -> GraphHeaders.immutableIds(request.headers));
                return null;
            });
        } catch (MicrosoftException.NotAFailure alreadyGone) {
            // By an earlier attempt, or by the user.
        }
    }

    @Override
    public List<Envelope> marked(String marker) {
        return found("singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq '%s')"
                .formatted(MapiProperties.MARKER, quoted(marker)));
    }

    @Override
    public List<Envelope> withMessageId(String internetMessageId) {
        return found("internetMessageId eq '%s'".formatted(quoted(internetMessageId)));
    }

    private List<Envelope> found(String filter) {
        return GraphErrorMapper.sorting(() -> GraphModels.listing(
                        user.messages().get(request -> {
                            GraphHeaders.immutableIds(request.headers);
                            request.queryParameters.select = GraphModels.ENVELOPE;
                            request.queryParameters.expand = GraphModels.WITH_THREAD;
                            request.queryParameters.filter = filter;
                            request.queryParameters.top = FEW;
                        }))
                .items());
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static com.microsoft.graph.models.Message message(NewMail mail) {
        var body = new ItemBody();
        body.setContentType(BodyType.Html);
        body.setContent(mail.html());
        var marker = new SingleValueLegacyExtendedProperty();
        marker.setId(MapiProperties.MARKER);
        marker.setValue(mail.marker());
        var message = new com.microsoft.graph.models.Message();
        message.setSubject(mail.subject());
        message.setBody(body);
        message.setToRecipients(recipients(mail.to()));
        message.setCcRecipients(recipients(mail.cc()));
        message.setSingleValueExtendedProperties(List.of(marker));
        return message;
    }

    private static List<Recipient> recipients(List<Participant> participants) {
        return participants.stream().map(GraphDrafts::recipient).toList();
    }

    private static Recipient recipient(Participant participant) {
        var address = new EmailAddress();
        address.setAddress(participant.address());
        if (!participant.name().isEmpty()) {
            address.setName(participant.name());
        }
        var recipient = new Recipient();
        recipient.setEmailAddress(address);
        return recipient;
    }

    private static FileAttachment attachment(NewMail.File file) {
        var attachment = new FileAttachment();
        attachment.setOdataType("#microsoft.graph.fileAttachment");
        attachment.setName(file.name());
        attachment.setContentType(file.contentType());
        attachment.setContentBytes(file.content());
        return attachment;
    }
}
