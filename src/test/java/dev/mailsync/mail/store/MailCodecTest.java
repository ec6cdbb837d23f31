package dev.mailsync.mail.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import dev.mailsync.mail.MailBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailCodecTest {

    private static final Instant AT = Instant.parse("2026-11-02T10:30:15Z");

    private final MailCodec packed = TestingMail.codec(true);
    private final MailCodec unpacked = TestingMail.codec(false);

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello Lee", "Grüße 🙂 \u0000 \"quoted\" \\ </script>"})
    void readsWhatEitherFormWrote(String text) {
        var body = new MailBody(text, "<p>" + text + "</p>");

        for (var writer : List.of(packed, unpacked)) {
            for (var reader : List.of(packed, unpacked)) {
                assertThat(reader.body(writer.body(body))).isEqualTo(body);
            }
        }
    }

    @Test
    void readsASummaryInEitherForm() {
        var summary = TestingMail.of("anna", "<1@x>", AT).recorded().summary();

        for (var writer : List.of(packed, unpacked)) {
            assertThat(packed.summary(writer.summary(summary))).isEqualTo(summary);
            assertThat(unpacked.summary(writer.summary(summary))).isEqualTo(summary);
        }
        assertThat(unpacked.summary(summary).s()).startsWith("{\"mailbox\":");
    }

    @Test
    void readsABodyOfMegabytes() {
        var body = new MailBody("Line\n".repeat(5_000_000), "");

        assertThat(packed.body(packed.body(body))).isEqualTo(body);
    }

    @Test
    void refusesWhatOnlyALaterVersionKnows() {
        assertThatThrownBy(() -> packed.body(new byte[] {2, 3, 4})).hasRootCauseMessage("Form 2 is unknown");
        assertThatThrownBy(() -> packed.body(new byte[] {1, 3, 4})).hasMessage("What is stored cannot be read");
    }

    /** If this fails, no email that was recorded before can be read. Another dictionary is another form. */
    @Test
    void theDictionariesNeverChange() throws Exception {
        assertThat(sha256(Dictionaries.SUMMARY))
                .isEqualTo("eab7cdc6fd5d7e90f92fd8e5e71ca4f6e50ce19de7bb9dd60fad81672c5a2ac4");
        assertThat(sha256(Dictionaries.BODY))
                .isEqualTo("82bce2e57e27e4bc9367973c31d3592a75478161819c17b4683c3e29d4e9d71b");
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
