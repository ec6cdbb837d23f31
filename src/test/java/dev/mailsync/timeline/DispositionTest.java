package dev.mailsync.timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DispositionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    offer.pdf              | attachment; filename="offer.pdf"; filename*=UTF-8''offer.pdf
                    Größe 1.pdf            | attachment; filename="Gr__e 1.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.pdf
                    a"b;c%41.txt           | attachment; filename="a_b_c_41.txt"; filename*=UTF-8''a%22b%3Bc%2541.txt
                    ../../etc/passwd       | attachment; filename=".._.._etc_passwd"; filename*=UTF-8''.._.._etc_passwd
                    C:\\temp\\x.exe        | attachment; filename="C__temp_x.exe"; filename*=UTF-8''C__temp_x.exe
                    it's(1)*.txt           | attachment; filename="it's(1)*.txt"; filename*=UTF-8''it%27s%281%29%2A.txt
                    ..                     | attachment; filename="attachment"; filename*=UTF-8''attachment
                    """)
    void theNameIsEncodedAndNeverAPath(String name, String header) {
        assertThat(Disposition.of(name)).isEqualTo(header);
    }

    @Test
    void noNameAndNothingToReadInItBecomeAName() {
        assertThat(Disposition.of(null)).contains("filename=\"attachment\"");
        assertThat(Disposition.of("\r\n \t")).contains("filename=\"attachment\"");
    }

    @Test
    void linesAndTricksOfDirectionDoNotGetThrough() {
        assertThat(Disposition.of("a\r\nSet-Cookie: x=1.pdf")).doesNotContain("\r", "\n");
        assertThat(Disposition.of("invoice\u202Efdp.exe")).contains("filename=\"invoicefdp.exe\"");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(Disposition.of("😀".repeat(5000))).hasSizeLessThan(3000).endsWith("%F0%9F%98%80");
    }
}
