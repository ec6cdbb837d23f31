package dev.mailsync.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DailyQuotaTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest(name = "in {0} at {1} the day ends at {2}")
    @CsvSource({
        "UTC, 2026-11-23T12:00:00Z, 2026-11-24T00:00:00Z",
        "UTC, 2026-11-23T23:59:59Z, 2026-11-24T00:00:00Z",
        "UTC, 2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z",
        "America/New_York, 2026-11-23T12:00:00Z, 2026-11-24T05:00:00Z",
        // 23 hours long, and 25.
        "Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        // Where the clocks go forward at midnight itself, the day begins at one.
        "America/Santiago, 2026-09-05T12:00:00Z, 2026-09-06T04:00:00Z"
    })
    void aDayEndsAtTheCompanysMidnight(String zone, Instant now, Instant end) {
        assertThat(quota(zone).resetsAt(now)).isEqualTo(end);
    }

    @Test
    void theLastSecondBelongsToTheOldDayAndTheFirstToTheNew() {
        var quota = quota("Europe/Berlin");
        var midnight = quota.resetsAt(Instant.parse("2026-11-23T12:00:00Z"));

        assertThat(quota.day(midnight.minusSeconds(1))).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(quota.day(midnight)).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void nobodyHasLessThanNothingLeft() {
        assertThat(quota("UTC").live(NOON).left(3)).isEqualTo(7);
        assertThat(quota("UTC").live(NOON).left(12)).isZero();
        assertThat(DailyQuota.UNLIMITED.live(NOON).left(1_000_000)).isEqualTo(Long.MAX_VALUE);
    }

    private static DailyQuota quota(String zone) {
        return new DailyQuota(Optional.of(10), ZoneId.of(zone));
    }
}
