package dev.mailsync.sync.recording;

import java.time.Instant;

import dev.mailsync.body.Bodies;
import dev.mailsync.mail.Attachment;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.sync.session.Session;

/** Maps Microsoft's message to an email to record. */
final class RecordedMailMapper {

    private RecordedMailMapper() {}

    static RecordedMail recorded(Message message, FilterResult.Admitted admitted, Session session, Instant now) {
        var envelope = message.envelope();
        var body = Bodies.of(message);
        var summary = new MailSummary(
                session.mailbox().profile().address(),
                admitted.decision().direction(),
                envelope.author(),
                envelope.to(),
                envelope.cc(),
                message.subject(),
                envelope.sentAt(),
                envelope.receivedAt(),
                now,
                Bodies.previewOf(body, message),
                envelope.internetMessageId(),
                envelope.conversationId(),
                message.attachments().stream()
                        .map(it -> new Attachment(it.name(), it.contentType(), it.size()))
                        .toList(),
                admitted.smartMail(),
                envelope.kind(),
                null,
                message.webLink());
        return new RecordedMail(
                session.holder(),
                envelope.identity(),
                envelope.immutableId(),
                admitted.thread(),
                summary,
                body,
                admitted.decision().onIt());
    }
}
