package dev.mailsync.mail.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusHistoryTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private final StatusHistory history = StatusHistory.EMPTY
            .orSince(Instant.EPOCH, 'n')
            .changed(day(1, 9), 'e')
            .changed(day(3, 22), 'r')
            .changed(day(4, 3), 'e');

    @Test
    void aDayHasEveryStatusOfItsHours() {
        assertThat(on(0)).containsExactly('n');
        assertThat(on(1)).containsExactly('e', 'n');
        assertThat(on(2)).containsExactly('e');
        assertThat(on(3)).containsExactly('e', 'r');
        assertThat(on(4)).containsExactly('e', 'r');
        assertThat(on(5)).containsExactly('e');
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(StatusHistory.parse(Optional.of(history.text()))).isEqualTo(history);
        assertThat(StatusHistory.parse(Optional.empty())).isEqualTo(StatusHistory.EMPTY);
    }

    @Test
    void ofAStatusThatIsKnownSinceAMomentNothingIsSaidOfBefore() {
        var known = StatusHistory.EMPTY.orSince(day(1, 9), 'e');

        assertThat(known.between(day(0, 0), day(1, 0))).isEmpty();
        assertThat(known.between(day(1, 0), day(2, 0))).containsExactly('e');
    }

    @Test
    void whatIsOlderThanAMonthGoesButTheStatusThatBeganThen() {
        var later = history.changed(day(40, 0), 'c');

        assertThat(later.changes()).hasSize(2);
        assertThat(later.between(day(39, 0), day(40, 0))).containsExactly('e');
    }

    /** A mailbox that fails and recovers every hour must not fill the ledger. */
    @Test
    void itStaysShort() {
        var flapping = history;
        for (int hour = 0; hour < 500; hour++) {
            flapping = flapping.changed(day(4, 4 + hour), hour % 2 == 0 ? 'r' : 'e');
        }

        assertThat(flapping.text()).hasSizeLessThanOrEqualTo(240);
        assertThat(flapping.between(day(24, 0), day(25, 0))).containsExactly('e', 'r');
    }

    private Set<Character> on(int day) {
        return history.between(day(day, 0), day(day + 1, 0));
    }

    private static Instant day(int number, int hours) {
        return MONDAY.plus(Duration.ofDays(number)).plus(Duration.ofHours(hours));
    }
}
