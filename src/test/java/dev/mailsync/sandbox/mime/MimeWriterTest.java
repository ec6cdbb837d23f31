package dev.mailsync.sandbox.mime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Attachment;
import dev.mailsync.sandbox.mailbox.message.Body;
import dev.mailsync.sandbox.mailbox.message.Correspondents;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.Mail;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MimeWriterTest {

    @Test
    void aMailWrittenHereReadsTheSame() {
        var ann = new Address("Änn", "ann@contoso.example");
        var people = new Correspondents(
                Optional.of(ann),
                Optional.of(ann),
                List.of(Address.of("lead@fabrikam.example")),
                List.of(),
                List.of(),
                List.of());
        var file = new Attachment(
                Attachment.Kind.FILE, "offer.pdf", "application/pdf", false, Optional.empty(), "%PDF".getBytes(UTF_8));
        var mail = new Mail(
                Optional.of("<1@contoso.example>"),
                "Ein Angebot für Sie",
                people,
                Optional.of(Instant.parse("2026-11-23T09:00:00Z")),
                Body.html("<p>Grüße</p>"),
                "normal",
                List.of(new Header("x-marker", "42")),
                List.of(file),
                Optional.empty());

        var read = MimeReader.read(MimeWriter.write(mail));

        assertThat(read.subject()).isEqualTo(mail.subject());
        assertThat(read.messageId()).isEqualTo(mail.messageId());
        assertThat(read.sentAt()).isEqualTo(mail.sentAt());
        assertThat(read.body()).isEqualTo(mail.body());
        assertThat(read.correspondents().from()).hasValue(ann);
        assertThat(read.headers()).contains(new Header("x-marker", "42"));
        assertThat(read.attachments()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo("offer.pdf");
            assertThat(found.content()).isEqualTo(file.content());
        });
    }
}
