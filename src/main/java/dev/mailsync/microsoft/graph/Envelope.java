package dev.mailsync.microsoft.graph;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.Participant;

/**
 * What decides whether an email is recorded: neither subject nor body.
 *
 * @param references Message-IDs of References and In-Reply-To, oldest first; email in Sent Items has them as well
 * @param conversationId Exchange's, valid in this mailbox only; null on unusual items
 * @param confidential whether it is marked private or confidential
 * @param marker ours, on a Smart Mail of the same mailbox; null on all other email
 * @param replyTo where replies go, if not to {@code from}
 * @param sender who really sent it, if not {@code from}: an assistant, for instance
 */
public record Envelope(
        String immutableId,
        String internetMessageId,
        List<String> references,
        String conversationId,
        String parentFolderId,
        Participant from,
        Participant sender,
        List<Participant> to,
        List<Participant> cc,
        List<Participant> bcc,
        List<Participant> replyTo,
        Instant sentAt,
        Instant receivedAt,
        boolean draft,
        boolean confidential,
        MailKind kind,
        String marker) {

    public Envelope {
        references = List.copyOf(references);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        replyTo = List.copyOf(replyTo);
    }

    public MailIdentity identity() {
        return internetMessageId == null || internetMessageId.isBlank()
                ? MailIdentity.ofItem(immutableId)
                : MailIdentity.of(internetMessageId, from.address(), sentAt);
    }

    /** Who is shown as its author: a {@code from} without an address can't be shown. */
    public Participant author() {
        return from.address().isBlank() ? sender : from;
    }

    /** Everybody on it who has an address. */
    public Stream<Participant> everybody() {
        return Stream.concat(openly(), bcc.stream())
                .filter(participant -> !participant.address().isBlank());
    }

    /** Everybody whom each recipient can see on it. */
    public Stream<Participant> openly() {
        return Stream.of(List.of(from, sender), to, cc).flatMap(List::stream);
    }
}
