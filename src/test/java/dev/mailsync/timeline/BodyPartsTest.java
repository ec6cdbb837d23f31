package dev.mailsync.timeline;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.stream.Collectors;

import dev.mailsync.mail.MailBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BodyPartsTest {

    @Test
    void upToThreeMegabytesOfTextAndHtmlTogetherNeedNoParts() {
        var half = BodyParts.LARGEST / 2;

        assertThat(BodyParts.needed(new MailBody("x".repeat(half), "y".repeat(half))))
                .isFalse();
        assertThat(BodyParts.needed(new MailBody("x".repeat(half), "y".repeat(half + 1))))
                .isTrue();
        assertThat(BodyParts.needed(new MailBody("ö".repeat(half), ""))).isFalse();
        assertThat(BodyParts.needed(new MailBody("ö".repeat(half), "y"))).isTrue();
        assertThat(BodyParts.needed(new MailBody("😀".repeat(BodyParts.LARGEST / 4), "")))
                .isFalse();
    }

    @Test
    void aBodyThatJsonBlowsUpNeedsPartsEarlier() {
        assertThat(BodyParts.needed(new MailBody("\u0001".repeat(1_000_000), "")))
                .isTrue();
        assertThat(BodyParts.needed(new MailBody("\n".repeat(2_500_000), ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ö", "€", "😀", "aö€😀"})
    void partsAreWholeTextsAndTogetherTheBody(String piece) throws CharacterCodingException {
        var html = piece.repeat(7_000_001 / piece.length());

        var parts = BodyParts.of(new MailBody("short", html)).parts();

        assertThat(parts.getFirst().kind()).isEqualTo("text");
        assertThat(parts.getFirst().content()).asString(UTF_8).isEqualTo("short");
        var joined = new StringBuilder();
        for (var part : parts.subList(1, parts.size())) {
            assertThat(part.kind()).isEqualTo("html");
            assertThat(part.content().length).isLessThanOrEqualTo(BodyParts.LARGEST);
            joined.append(UTF_8.newDecoder().decode(ByteBuffer.wrap(part.content())));
        }
        assertThat(joined.toString().equals(html)).isTrue();
    }

    @Test
    void whatIsEmptyHasNoPart() {
        assertThat(BodyParts.of(new MailBody("", "y")).parts().stream()
                        .map(BodyParts.Part::kind)
                        .collect(Collectors.toSet()))
                .containsExactly("html");
    }
}
