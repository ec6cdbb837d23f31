package dev.mailsync.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10                                               | PT10S",
                "2.128                                            | PT2.128S",
                "' 7 '                                            | PT7S",
                "0                                                | PT0S",
                "3, 120, 5                                        | PT2M",
                "3, soon, -9                                      | PT3S",
                "Wed, 25 Nov 2026 10:05:00 GMT                    | PT5M",
                "'30, Wed, 25 Nov 2026 10:05:00 GMT, 2.5'         | PT5M",
                "'600, Wed, 25 Nov 2026 10:05:00 GMT'             | PT10M",
            })
    void theLongestWaitCounts(String header, Duration wait) {
        assertThat(RetryAfter.longest(List.of(header), NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "-5",
                "1e9",
                "NaN",
                "Infinity",
                "12345678901234567890",
                "Wed, 25 Nov 2026 09:59:00 GMT",
                "Mon, 25 Nov 2026 10:05:00 GMT",
                "Wed, 99 Nov 2026 10:05:00 GMT"
            })
    void whatIsNoWaitIsIgnored(String header) {
        assertThat(RetryAfter.longest(List.of(header), NOW)).isEmpty();
    }

    @Test
    void thereMayBeSeveralHeadersOrNone() {
        assertThat(RetryAfter.longest(List.of("4", "9", "x"), NOW)).contains(Duration.ofSeconds(9));
        assertThat(RetryAfter.longest(List.of(), NOW)).isEmpty();
    }
}
