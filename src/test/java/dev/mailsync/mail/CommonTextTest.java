package dev.mailsync.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommonTextTest {

    private static final String LETTER = "Hello Lee, here is the offer that we talked about.";

    @Test
    void whatTransportAddedMakesNoOtherText() {
        assertThat(CommonText.isSame(LETTER, LETTER + " -- Sent by Contoso")).isTrue();
        assertThat(CommonText.isSame("CAUTION: external email. " + LETTER, LETTER))
                .isTrue();
        assertThat(CommonText.isSame("CAUTION: external email. " + LETTER + " -- Scanned", LETTER))
                .isTrue();
        assertThat(CommonText.isSame(LETTER, "Hello Lee,\r\n\r\nhere is  the offer that we talked about.\r\n"))
                .isTrue();
    }

    @Test
    void aPreviewThatABannerCutOffEarlierIsTheSameText() {
        assertThat(CommonText.isSame("CAUTION: external email. " + LETTER.substring(0, 30), LETTER))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Pay to account one,Pay to account two",
        "Hello Lee here is the offer that we talked about,Hello Lee here is the offer that you asked for",
        "No,Not so fast: no",
        "'CAUTION: Hello Lee here is the offer for May','Hello Lee here is the offer for June'"
    })
    void anotherTextIsAnotherEvenIfItBeginsAlike(String one, String other) {
        assertThat(CommonText.isSame(one, other)).isFalse();
    }

    @Test
    void noTextAtAllIsTheBeginningOfEach() {
        assertThat(CommonText.isSame(null, "Sent by Contoso")).isTrue();
        assertThat(CommonText.isSame(null, null)).isTrue();
    }
}
