package dev.mailsync.sandbox.mime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Attachment;
import dev.mailsync.sandbox.mailbox.message.Mail;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.BodyPartBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.message.MultipartBuilder;
import org.apache.james.mime4j.stream.RawField;

/** An email's MIME: the original, or composed for one that was written here. */
public final class MimeWriter {

    private MimeWriter() {}

    public static byte[] write(Mail mail) {
        return mail.mime().orElseGet(() -> compose(mail));
    }

    private static byte[] compose(Mail mail) {
        try {
            var message = Message.Builder.of();
            header(message, mail);
            if (mail.attachments().isEmpty()) {
                message.setBody(mail.body().content(), subtype(mail), StandardCharsets.UTF_8);
            } else {
                message.setBody(mixed(mail).build());
            }
            return DefaultMessageWriter.asBytes(message.build());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static void header(Message.Builder message, Mail mail) {
        var people = mail.correspondents();
        people.from().map(MimeWriter::mailbox).ifPresent(message::setFrom);
        message.setTo(mailboxes(people.to()));
        message.setCc(mailboxes(people.cc()));
        message.setReplyTo(mailboxes(people.replyTo()));
        message.setSubject(mail.subject());
        mail.sentAt().map(Date::from).ifPresent(message::setDate);
        mail.messageId().ifPresent(message::setMessageId);
        for (var line : mail.headers()) {
            if (line.name().regionMatches(true, 0, "x-", 0, 2) || line.is("References") || line.is("In-Reply-To")) {
                message.addField(new RawField(line.name(), line.value()));
            }
        }
    }

    private static MultipartBuilder mixed(Mail mail) throws IOException {
        var parts = MultipartBuilder.create("mixed");
        parts.addBodyPart(
                BodyPartBuilder.create().setBody(mail.body().content(), subtype(mail), StandardCharsets.UTF_8));
        for (var attachment : mail.attachments()) {
            parts.addBodyPart(part(attachment));
        }
        return parts;
    }

    private static BodyPartBuilder part(Attachment attachment) throws IOException {
        var part = BodyPartBuilder.create().setBody(attachment.content(), attachment.contentType());
        part.setContentTransferEncoding(attachment.kind() == Attachment.Kind.ITEM ? "8bit" : "base64");
        part.setContentDisposition(attachment.inline() ? "inline" : "attachment", attachment.name());
        attachment.contentId().ifPresent(id -> part.addField(new RawField("Content-ID", "<" + id + ">")));
        return part;
    }

    private static String subtype(Mail mail) {
        return mail.body().html() ? "html" : "plain";
    }

    private static List<Mailbox> mailboxes(List<Address> addresses) {
        return addresses.stream().map(MimeWriter::mailbox).toList();
    }

    private static Mailbox mailbox(Address address) {
        var at = address.address().lastIndexOf('@');
        var local = at < 0 ? address.address() : address.address().substring(0, at);
        var domain = at < 0 ? null : address.address().substring(at + 1);
        return new Mailbox(address.name(), local, domain);
    }
}
