package dev.mailsync.lambda;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetTest {

    @ParameterizedTest(name = "{0}?{1} in stage {2} is {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "/a/b, '', $default, /a/b",
                "-, -, $default, /",
                "/a, x=1&y=%20+, $default, /a?x=1&y=%20+",
                "/a%2Fb, -, $default, /a%2Fb",
                "/a b/ü, -, $default, /a%20b/%C3%BC",
                "/100%, -, $default, /100%25",
                "/100%2, -, $default, /100%252",
                "/a?b#c, -, $default, /a%3Fb%23c",
                "/a, x=a?b|c, $default, /a?x=a?b%7Cc",
                "/prod/a, -, prod, /a",
                "/prod, -, prod, /",
                "/production/a, -, prod, /production/a",
                "/a, -, -, /a",
            })
    void theTargetIsWhatTheCallerWrote(String path, String query, String stage, String target) {
        assertThat(RequestTarget.of(path, query, stage)).isEqualTo(target);
    }

    @Test
    void aLineBreakCannotEndTheRequestLine() {
        assertThat(RequestTarget.of("/a\r\nx", "b\nc", "$default")).isEqualTo("/a%0D%0Ax?b%0Ac");
    }
}
