package dev.mailsync.mail;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.identity.Participant;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a list shows of a mail: everything but the body and what can change after recording. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record MailSummary(
        String mailbox,
        Direction direction,
        Participant from,
        List<Participant> to,
        List<Participant> cc,
        String subject,
        Instant sentAt,
        Instant receivedAt,
        Instant recordedAt,
        String preview,
        String messageId,
        String conversationId,
        List<Attachment> attachments,
        boolean smartMail,
        String webLink) {

    public MailSummary {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
    }
}
