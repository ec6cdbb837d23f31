package dev.mailsync.sandbox.mime;

import java.io.IOException;
import java.util.stream.Stream;

import dev.mailsync.sandbox.RealMessages;
import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Attachment;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.Mail;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MimeReaderTest {

    @TestFactory
    Stream<DynamicTest> everyRealMessageBecomesAMailThatCanBeWrittenAgain() throws Exception {
        var messages = RealMessages.all();
        assertThat(messages).hasSizeGreaterThanOrEqualTo(80);
        return messages.entrySet().stream()
                .map(message -> DynamicTest.dynamicTest(message.getKey(), () -> {
                    var mail = MimeReader.read(message.getValue());

                    assertThat(mail.headers().isEmpty())
                            .isEqualTo(message.getKey().contains("noheader"));
                    assertThat(mail.preview()).hasSizeLessThanOrEqualTo(255);
                    assertThat(mail.body().content() + mail.attachments()).isNotBlank();
                    assertThat(MimeWriter.write(mail)).isEqualTo(message.getValue());
                    assertThat(mail.messageId().stream())
                            .allSatisfy(id -> assertThat(id).matches("<[^\\s]+>"));
                }));
    }

    @Test
    void allPartsOfARichMailAreFound() {
        var mail = fixture("html-with-inline-image-file-and-mail.eml");

        assertThat(mail.subject()).isEqualTo("Angebot für Sie");
        assertThat(mail.messageId()).hasValue("<everything@fabrikam.example>");
        assertThat(mail.importance()).isEqualTo("high");
        assertThat(mail.body().html()).isTrue();
        assertThat(mail.body().content()).contains("Schöne Grüße");
        assertThat(mail.correspondents().from()).hasValue(new Address("Zoë Müller", "zoe@fabrikam.example"));
        assertThat(mail.correspondents().to())
                .containsExactly(
                        new Address("Ann", "ann@contoso.example"), new Address("Lead, A", "lead@fabrikam.example"));
        assertThat(mail.correspondents().cc())
                .extracting(Address::address)
                .containsExactly("one@fabrikam.example", "two@fabrikam.example");
        assertThat(mail.attachments())
                .extracting(Attachment::kind, Attachment::name, Attachment::inline)
                .containsExactly(
                        tuple(Attachment.Kind.FILE, "logo.png", true),
                        tuple(Attachment.Kind.FILE, "Angebot für Sie.pdf", false),
                        tuple(Attachment.Kind.ITEM, "The mail inside", false));
        assertThat(mail.headers()).first().extracting(Header::name).isEqualTo("Received");
        assertThat(mail.headers())
                .contains(new Header("References", "<first@contoso.example> <question@contoso.example>"));
    }

    @Test
    void anInlineImageIsNoAttachmentToThePaperClip() {
        var mail = read("""
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:x">
                --b
                Content-Type: image/png
                Content-ID: <x>

                png
                --b--
                """);

        assertThat(mail.attachments()).hasSize(1);
        assertThat(mail.hasAttachments()).isFalse();
    }

    @Test
    void anUnknownCharsetIsGuessed() {
        var latin = "Content-Type: text/plain; charset=x-unheard-of\r\n\r\nGr\u00fc\u00dfe".getBytes(ISO_8859_1);
        var utf8 = "Content-Type: text/plain\r\n\r\nGr\u00fc\u00dfe".getBytes(UTF_8);

        assertThat(MimeReader.read(latin).body().content()).isEqualTo("Grüße");
        assertThat(MimeReader.read(utf8).body().content()).isEqualTo("Grüße");
    }

    @Test
    void rawCharactersInASubjectAreUnderstood() {
        assertThat(MimeReader.read("Subject: Gr\u00fc\u00dfe\r\n\r\n".getBytes(UTF_8))
                        .subject())
                .isEqualTo("Grüße");
        assertThat(MimeReader.read("Subject: Gr\u00fc\u00dfe\r\n\r\n".getBytes(ISO_8859_1))
                        .subject())
                .isEqualTo("Grüße");
    }

    @Test
    void whatIsNoMailAtAllIsStillAMail() {
        assertThat(MimeReader.read(new byte[0]).subject()).isEmpty();
        assertThat(MimeReader.read(new byte[] {0, 1, 2, (byte) 0xff, '\n', '\n'})
                        .preview())
                .isNotNull();
        assertThat(read("just words").body().content() + read("just words").headers())
                .contains("just words");
    }

    @Test
    void multipartsNestedThousandsDeepAreSurvived() {
        assertThat(read(nested(1_000)).headers()).isNotEmpty();
        assertThat(read(nested(10_000)).preview()).isNotNull();
    }

    private static String nested(int depth) {
        var nested = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        return nested + "\r\ndeep inside";
    }

    @Test
    void aPreviewIsTextOfAtMost255Characters() {
        var mail = read("Content-Type: text/html\r\n\r\n<style>p{}</style><p>One</p><p>two &amp; " + "x".repeat(300));

        assertThat(mail.preview()).startsWith("One\r\ntwo & x").hasSize(255);
    }

    @Test
    void textThatCallsItselfLatin1IsReadAsWindows1252() {
        var mime = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
        var bytes = (mime + "10 \u0080, \u0093so\u0094").getBytes(ISO_8859_1);

        assertThat(MimeReader.read(bytes).body().content()).isEqualTo("10 \u20ac, \u201cso\u201d");
    }

    @Test
    void ofTwoAuthorsTheFirstIsInFrom() {
        var people = read("From: Lee <lee@lead.example>, Kim <kim@lead.example>\nSender: kim@lead.example\n\nHi")
                .correspondents();

        assertThat(people.from().orElseThrow().address()).isEqualTo("lee@lead.example");
        assertThat(people.sender().orElseThrow().address()).isEqualTo("kim@lead.example");
    }

    private static Mail read(String mime) {
        return MimeReader.read(mime.replaceAll("\r?\n", "\r\n").getBytes(UTF_8));
    }

    private static Mail fixture(String name) {
        try (var stream = MimeReaderTest.class.getResourceAsStream("/mail/" + name)) {
            return MimeReader.read(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
