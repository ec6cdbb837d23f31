package dev.mailsync.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** Live email is recorded on its day, and what waits takes what is left. The company's midnight is New York's. */
class LiveMailFirstTest {

    private static final int LIMIT = 20;
    private static final Instant MIDNIGHT = Instant.parse("2026-11-24T05:00:00Z");
    private static final int CALLS_OF_A_PIECE = 40;

    private final SmallCompany company = new SmallCompany().with("anna");

    @BeforeEach
    void aBacklogOfThreeDays() {
        company.limits(Optional.empty(), Optional.of(LIMIT));
        company.workOff();
        receives("Old", 4 * LIMIT);
        company.work();
        assertThat(recorded("Old")).as("on its day").hasSize(LIMIT);
    }

    @Test
    void mailOfTheMorningIsRecordedAtOnceThoughABacklogWaits() {
        passUntil(MIDNIGHT.plus(Duration.ofHours(9)));
        assertThat(recorded("Old").size()).as("of the backlog").isBetween(LIMIT + 1, LIMIT + 4);

        receives("Live", LIMIT - 4);
        company.work();

        assertThat(recorded("Live")).hasSize(LIMIT - 4);
    }

    @Test
    void mailThroughoutTheDayIsRecordedAtOnce() {
        for (int hour = 9; hour <= 18; hour++) {
            passUntil(MIDNIGHT.plus(Duration.ofHours(hour)));
            receives("At " + hour, 1);
            company.work();
            assertThat(recorded("At " + hour)).as("at %d o'clock", hour).hasSize(1);
        }
    }

    @Test
    @Tag("slow")
    void theBacklogTakesWhatIsLeftOfEachDayAndIsRecordedOldestFirst() {
        for (int day = 1; day <= 3; day++) {
            passUntil(MIDNIGHT.plus(Duration.ofDays(day)).minusSeconds(1));
            assertThat(recorded("Old")).as("after day %d", day).hasSize((1 + day) * LIMIT);
            assertThat(recorded("Old").getLast()).isEqualTo("Old %03d".formatted((1 + day) * LIMIT));
        }
        assertThat(company.recorded()).doesNotHaveDuplicates();
    }

    @Test
    @Tag("slow")
    void itTakesAFewPiecesADay() {
        passUntil(MIDNIGHT);
        var before = workOfADay();
        passUntil(MIDNIGHT.plus(Duration.ofDays(3)));
        assertThat(recorded("Old")).hasSize(4 * LIMIT);

        assertThat(before - workOfADay()).as("jobs for the backlog").isBetween(1, 7);
    }

    @Test
    @Tag("slow")
    void liveMailBeyondTheLimitWaitsAsWell() {
        passUntil(MIDNIGHT.plus(Duration.ofHours(9)));
        var backlog = recorded("Old").size() - LIMIT;
        receives("Live", LIMIT);
        company.work();

        assertThat(recorded("Live")).hasSize(LIMIT - backlog);
        passUntil(MIDNIGHT.plus(Duration.ofDays(5)));
        assertThat(company.recorded()).hasSize(5 * LIMIT).doesNotHaveDuplicates();
    }

    @Test
    void aRaisedLimitHasRoomAtOnceForWhatWasDeferredToday() {
        company.limits(Optional.empty(), Optional.of(2 * LIMIT));
        company.workOff();
        company.pass(Duration.ofMinutes(1));

        assertThat(recorded("Old")).hasSize(2 * LIMIT);
    }

    /** A process dies at one call after the other. */
    @Test
    void aPieceThatIsCutOffLosesNothingAndRecordsNothingTwice() {
        for (int call = 1; call <= CALLS_OF_A_PIECE; call++) {
            company.advance(Duration.ofHours(2));
            company.workAndDieAt(call);
            company.pass(Duration.ofMinutes(4));
        }
        passUntil(MIDNIGHT.plus(Duration.ofDays(6)));

        assertThat(recorded("Old")).hasSize(4 * LIMIT);
        assertThat(company.recorded()).doesNotHaveDuplicates();
    }

    private int workOfADay() {
        company.countReads();
        company.pass(Duration.ofDays(1), Duration.ofMinutes(5));
        return company.messages();
    }

    private void receives(String subject, int many) {
        IntStream.rangeClosed(1, many).forEach(n -> {
            company.advance(Duration.ofSeconds(1));
            company.receives("anna", LEE, "%s %03d".formatted(subject, n));
        });
    }

    private List<String> recorded(String subject) {
        return company.recorded().stream()
                .filter(it -> it.startsWith(subject + " "))
                .toList();
    }

    private void passUntil(Instant time) {
        company.pass(Duration.between(company.now(), time), Duration.ofMinutes(5));
    }
}
