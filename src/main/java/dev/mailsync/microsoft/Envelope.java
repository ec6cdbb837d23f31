package dev.mailsync.microsoft;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.mailsync.identity.MailIdentity;
import dev.mailsync.identity.Participant;

/**
 * What is looked at to decide whether a mail is recorded: neither subject nor body.
 *
 * @param sender who really sent it, where that is somebody else than {@code from}, an assistant for instance
 */
public record Envelope(
        String immutableId,
        String internetMessageId,
        String parentFolderId,
        Participant from,
        Participant sender,
        List<Participant> to,
        List<Participant> cc,
        List<Participant> bcc,
        Instant sentAt,
        Instant receivedAt,
        boolean draft) {

    public Envelope {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    public MailIdentity identity() {
        return internetMessageId == null || internetMessageId.isBlank()
                ? MailIdentity.ofItem(immutableId)
                : MailIdentity.of(internetMessageId, from.address(), sentAt);
    }

    public Stream<Participant> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream);
    }
}
