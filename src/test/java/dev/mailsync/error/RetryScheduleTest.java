package dev.mailsync.error;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mailsync.error.RetrySchedule.Failing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Failure UNANSWERED = Failure.of("NO_ANSWER", Kind.TRANSIENT);
    private static final Failure SIGNED_OUT = Failure.of("AADSTS50173", Kind.NEEDS_USER);

    private final RetrySchedule schedule = Defaults.schedule();

    @ParameterizedTest
    @CsvSource({"1,PT1M", "2,PT2M", "3,PT4M", "4,PT8M", "5,PT10M", "100,PT10M"})
    void pausesDoubleFromOneMinuteToTenForTheFirstDay(int failures, Duration longest) {
        assertThat(pause(UNANSWERED, failures, 1)).isEqualTo(longest);
        assertThat(pause(UNANSWERED, failures, 0)).isBetween(Duration.ofMinutes(1), longest);
    }

    @Test
    void chanceSpreadsThem() {
        assertThat(pause(UNANSWERED, 3, 0)).isEqualTo(Duration.ofMinutes(2));
        assertThat(pause(UNANSWERED, 3, 0.5)).isEqualTo(Duration.ofMinutes(3));
        assertThat(pause(UNANSWERED, 7, 0)).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void afterTheFirstDayItIsRetriedHourly() {
        var begun = NOW.minus(Duration.ofDays(1));

        assertThat(pause(UNANSWERED, new Failing(150, begun), 1)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(UNANSWERED, new Failing(150, begun.plusSeconds(1)), 1)).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({"1,PT1M", "2,PT2M", "3,PT4M", "4,PT8M", "5,PT65M"})
    void whatGraphRefusesIsTriedSoonAtFirst(int failures, Duration longest) {
        for (var code : List.of("ErrorAccessDenied", "InvalidAuthenticationToken", "HTTP_403", "accessDenied")) {
            assertThat(pause(Failure.of(code, Kind.NEEDS_USER), failures, 1))
                    .as(code)
                    .isEqualTo(longest);
        }
    }

    @Test
    void whatOnlyAPersonCanMendIsTriedNoMoreThanOnceAnHour() {
        assertThat(pause(SIGNED_OUT, 1, 0)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(SIGNED_OUT, 1, 1)).isEqualTo(Duration.ofMinutes(65));
    }

    @Test
    void asLongAsMicrosoftAsksAndALittleMoreWithinBounds() {
        assertThat(pause(asking(Duration.ofMinutes(20)), 1, 0)).isEqualTo(Duration.ofMinutes(20));
        assertThat(pause(asking(Duration.ofMinutes(20)), 1, 1)).isEqualTo(Duration.ofMinutes(21));
        assertThat(pause(asking(Duration.ofSeconds(2)), 1, 1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(pause(asking(Duration.ofDays(30)), 1, 0)).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void theLastAttemptIsWhenTheTwoDaysAreOver() {
        var last = NOW.plus(Duration.ofMinutes(10));

        assertThat(schedule.next(UNANSWERED, failing(9), 1, Optional.of(last), NOW))
                .isEqualTo(last);
        assertThat(schedule.next(UNANSWERED, failing(1), 1, Optional.of(last), NOW))
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(schedule.next(SIGNED_OUT, failing(9), 0, Optional.of(NOW.plus(Duration.ofMinutes(90))), NOW))
                .as("not half an hour before the last one")
                .isEqualTo(NOW.plus(Duration.ofMinutes(90)));
    }

    @Test
    void whereTheTwoDaysAreOverButNobodyIsToBlameItGoesOn() {
        assertThat(schedule.next(UNANSWERED, failing(9), 1, Optional.of(NOW.minusSeconds(1)), NOW))
                .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    private Duration pause(Failure failure, int failures, double chance) {
        return pause(failure, failing(failures), chance);
    }

    private Duration pause(Failure failure, Failing failing, double chance) {
        return Duration.between(NOW, schedule.next(failure, failing, chance, Optional.empty(), NOW));
    }

    private static Failing failing(int times) {
        return new Failing(times, NOW);
    }

    private static Failure asking(Duration wait) {
        return new Failure("TooManyRequests", Kind.TRANSIENT, Optional.of(wait), Optional.empty());
    }
}
