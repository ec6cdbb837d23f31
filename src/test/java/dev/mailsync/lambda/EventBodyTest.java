package dev.mailsync.lambda;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EventBodyTest {

    @Test
    void textStaysText() {
        assertThat(EventBody.of("Grüße".getBytes(UTF_8))).isEqualTo(new EventBody("Grüße", false, 7));
    }

    @Test
    void whatIsNotUtf8IsEncoded() {
        var latin = "Grüße".getBytes(ISO_8859_1);

        assertThat(EventBody.of(latin))
                .isEqualTo(new EventBody(Base64.getEncoder().encodeToString(latin), true, 8));
    }

    @Test
    void nothingIsNoBody() {
        assertThat(EventBody.of(new byte[0])).isEqualTo(new EventBody(null, false, 0));
    }

    @Test
    void whatJsonWouldBlowUpIsEncoded() {
        assertThat(EventBody.of(new byte[3_000]).base64()).isTrue();
        assertThat(EventBody.of("\"".repeat(3_000).getBytes(UTF_8)).length()).isEqualTo(4_000);
    }
}
