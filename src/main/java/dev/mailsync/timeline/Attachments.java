package dev.mailsync.timeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import dev.mailsync.connection.AccessTokens;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.Attachment;
import dev.mailsync.mail.Locator;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.AttachmentRef;
import dev.mailsync.microsoft.graph.ByteRange;
import dev.mailsync.microsoft.graph.Content;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.secrets.Secret;

/**
 * The content of attachments, which is not stored here. It comes from the holder's mailbox, with the holder's tokens,
 * for everyone who may see the email.
 */
@ApplicationScoped
public class Attachments {

    /** What fits into one Lambda response, with room for Base64. */
    static final int LARGEST_SLICE = 4 * 1024 * 1024;

    /** @param mail whether it is a whole email, whatever type was recorded */
    record Found(Attachment attachment, boolean mail, Content content) {}

    private final ReadableMail mails;
    private final ConnectionStore connections;
    private final AccessTokens tokens;
    private final GraphMailboxes mailboxes;
    private final Clock clock;

    Attachments(
            ReadableMail mails,
            ConnectionStore connections,
            AccessTokens tokens,
            GraphMailboxes mailboxes,
            Clock clock) {
        this.mails = mails;
        this.connections = connections;
        this.tokens = tokens;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    /** @param number of the attachment in the email's list, from 0 */
    Found find(Caller caller, MailId id, int number, ByteRange wanted) {
        var mail = mails.place(caller, id)
                .filter(it -> number < it.mail().summary().attachments().size())
                .orElseThrow(ProblemException::notFound);
        var holder = holder(caller, mail);
        try {
            return fetched(holder, mail, number, wanted);
        } catch (MicrosoftException failure) {
            throw AttachmentProblems.of(failure);
        }
    }

    /** The connection to the mailbox with this email, unless it was disabled or now belongs to another mailbox. */
    private Connection holder(Caller caller, Locator mail) {
        var owner = ConnectionId.of(caller.company(), mail.mail().holder());
        var holder = connections
                .find(owner)
                .filter(it -> it.mailbox().isPresent() && !it.needsPerson())
                .filter(it -> it.holder().mailbox().equals(mail.mail().id().mailbox()))
                .orElseThrow(AttachmentProblems::notConnected);
        holder.connected().retryAt().filter(clock.instant()::isBefore).ifPresent(at -> {
            throw AttachmentProblems.waiting(Duration.between(clock.instant(), at));
        });
        return holder;
    }

    private Found fetched(Connection holder, Locator mail, int number, ByteRange wanted) {
        try {
            return fetched(holder, tokens.current(holder.id()), mail, number, wanted);
        } catch (MicrosoftException.Unauthorized stale) {
            return fetched(holder, tokens.fresh(holder.id()), mail, number, wanted);
        }
    }

    private Found fetched(Connection holder, Secret token, Locator mail, int number, ByteRange wanted) {
        var graph = mailboxes.open(holder.connected().profile().objectId(), token);
        var attachment = mail.mail().summary().attachments().get(number);
        var listed = listed(graph, mail, attachment, number);
        var content = graph.content(mail.immutableId(), listed.id(), wanted, LARGEST_SLICE);
        return new Found(attachment, listed.kind() == AttachmentRef.Kind.ITEM, content);
    }

    private static AttachmentRef listed(GraphMailbox graph, Locator mail, Attachment recorded, int number) {
        return graph.attachments(mail.immutableId()).stream()
                .skip(number)
                .findFirst()
                .filter(it ->
                        Objects.equals(it.name(), recorded.name()) && Objects.equals(it.contentType(), recorded.type()))
                .map(Attachments::withContent)
                .orElseThrow(AttachmentProblems::gone);
    }

    private static AttachmentRef withContent(AttachmentRef attachment) {
        if (attachment.kind() == AttachmentRef.Kind.REFERENCE) {
            throw new ProblemException(
                    Response.Status.GONE,
                    "ATTACHMENT_IS_LINK",
                    "This attachment is a link to a file stored elsewhere. Open the email in Outlook to follow it.");
        }
        return attachment;
    }
}
