package dev.mailsync.platform.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneLineTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'Offer\r\nBcc: x','Offer Bcc: x'",
                "'\tRe:  Offer ','Re: Offer'",
                "'Off\u0000er\u0007\u001b[31m','Offer[31m'",
                "'line\u2028separator','line separator'",
                "'annexe\u202egpj.exe','annexegpj.exe'",
                "'\ufeffOffer\u0085','Offer'",
                "'\u061cOf\u200bf\u00ader\u2060','Offer'",
                "'10\u00a0000 \u20ac','10\u00a0000 \u20ac'",
                "'\u0645\u0631\u062d\u0628\u0627 Lee','\u0645\u0631\u062d\u0628\u0627 Lee'",
                "'\ud83d\udc69\u200d\ud83d\udcbb','\ud83d\udc69\u200d\ud83d\udcbb'"
            })
    void whatIsShownInAListStaysOnItsLine(String words, String shown) {
        assertThat(OneLine.of(words)).isEqualTo(shown);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(OneLine.of(null)).isNull();
        assertThat(OneLine.of("")).isEmpty();
    }
}
