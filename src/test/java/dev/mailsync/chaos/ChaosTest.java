package dev.mailsync.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import dev.mailsync.connection.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random mornings with workers that die at any remote call, and with calls that fail or whose answers are lost. At rest
 * each mail that must be recorded is, once, and none that must not be; limits hold at any time.
 */
@Tag("seeds")
class ChaosTest {

    private static final int EVENTS = 150;

    /** From so many on, all that can happen has happened. */
    private static final int MANY = 40;

    private final Seeds seeds = Seeds.wanted();

    @Test
    void atRestEachMailThatTheRulesAdmitIsRecordedOnceAndNoOtherIs() throws InterruptedException {
        var worlds = seeds.play(ChaosTest::mornings, (mornings, seed) -> mornings.play(seed, EVENTS));

        var seen = new TreeMap<String, Integer>();
        worlds.forEach(world -> world.smartSeen().forEach((what, times) -> seen.merge(what, times, Integer::sum)));
        expectSmartMail(seen);
    }

    @Test
    void overWeeksInWhichAllGoesWrongAtMicrosoftNothingIsLostAndNobodyIsGivenUpTooEarly() throws InterruptedException {
        var fewer = seeds.oneIn(2);
        var worlds = fewer.play(ChaosTest::mornings, (mornings, seed) -> mornings.playWeeks(seed, EVENTS));

        var seen = new EnumMap<Status, Integer>(Status.class);
        worlds.forEach(world -> world.seen().forEach((status, times) -> seen.merge(status, times, Integer::sum)));
        if (seeds.many() >= MANY) {
            assertThat(seen).as("what was played").containsOnlyKeys(Status.values());
            assertThat(seen.get(Status.CONNECTION_ISSUE)).as("given up").isGreaterThan((int) fewer.many() / 10);
        }
    }

    @Test
    void liveEmailWithinTheLimitIsRecordedInItsTimeThoughABacklogOfDaysWaits() throws InterruptedException {
        var fewer = seeds.oneIn(10);
        var worlds = fewer.play(() -> new InMemoryProduct().get(RandomBacklogs.class), RandomBacklogs::play);

        assertThat(worlds.stream().mapToInt(RandomBacklogs::promised).sum())
                .as("live emails while others waited")
                .isGreaterThan((int) fewer.many());
    }

    private void expectSmartMail(Map<String, Integer> seen) {
        if (seeds.many() >= MANY) {
            assertThat(seen)
                    .as("what came of Smart Mail")
                    .containsKeys("recorded", "in doubt", "at rest RECORDED", "at rest NOT_SENT", "at rest REFUSED");
        }
    }

    private static RandomMornings mornings() {
        return new InMemoryProduct().get(RandomMornings.class);
    }
}
