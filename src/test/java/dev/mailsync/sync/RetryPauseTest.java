package dev.mailsync.sync;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.microsoft.MicrosoftException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPauseTest {

    private final RetryPause pause = new RetryPause(Duration.ofMinutes(1), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT10S, PT1M", "PT1M, PT1M", "PT5M, PT5M", "PT1H, PT1H", "P1D, PT1H"})
    void whatMicrosoftAsksForIsKeptWithinBounds(Duration asked, Duration waited) {
        var throttled = new MicrosoftException.Transient(
                MicrosoftException.Cause.of("TooManyRequests", ""), Optional.of(asked));

        assertThat(pause.after(throttled)).isEqualTo(waited);
    }

    @Test
    void whereNothingWasAskedForTheShortestPauseServes() {
        var unanswered =
                new MicrosoftException.Transient(MicrosoftException.Cause.of("NO_ANSWER", ""), Optional.empty());

        assertThat(pause.after(unanswered)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause.after(new IllegalStateException())).isEqualTo(Duration.ofMinutes(1));
    }
}
