package dev.mailsync.sandbox.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.mailsync.sandbox.mailbox.message.Body;
import dev.mailsync.sandbox.mailbox.message.Correspondents;
import dev.mailsync.sandbox.mailbox.message.Mail;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Turns anything into an email: what can't be parsed as MIME becomes text. */
public final class MimeReader {

    private MimeReader() {}

    public static Mail read(byte[] mime) {
        try {
            var mail = understood(parse(mime), mime);
            return isEmpty(mail) ? asText(mime) : mail;
        } catch (IOException | RuntimeException | StackOverflowError notMime) {
            // The parser recurses into parts: something nested thousands deep is not an email that anybody has sent.
            return asText(mime);
        }
    }

    private static Message parse(byte[] mime) throws IOException {
        var builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        builder.setBodyFactory(new RawBodies());
        return builder.parseMessage(new ByteArrayInputStream(mime));
    }

    private static Mail understood(Message message, byte[] mime) throws IOException {
        var header = new HeaderReader(message.getHeader());
        var parts = PartReader.read(message);
        return new Mail(
                header.messageId(),
                header.subject(),
                header.correspondents(),
                header.date(),
                parts.body(),
                header.importance(),
                header.lines(),
                parts.attachments(),
                Optional.of(mime));
    }

    private static boolean isEmpty(Mail mail) {
        return mail.headers().isEmpty()
                && mail.body().content().isBlank()
                && mail.attachments().isEmpty();
    }

    private static Mail asText(byte[] mime) {
        return new Mail(
                Optional.empty(),
                "",
                Correspondents.none(),
                Optional.empty(),
                Body.text(LenientText.decode(mime)),
                "normal",
                List.of(),
                List.of(),
                Optional.of(mime));
    }
}
