package dev.mailsync.chaos;

import java.util.Set;
import java.util.logging.Level;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import dev.mailsync.connection.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random mornings with workers that die at any remote call, and with calls that fail or whose answers are lost. At rest
 * each mail that must be recorded is, once, and none that must not be; limits hold at any time. Another seed:
 * {@code -Dseed=…}, more of them: {@code -Dseeds=…}.
 */
@QuarkusTest
@TestProfile(ChaosTest.InMemory.class)
public class ChaosTest {

    private static final int EVENTS = 150;

    @Inject
    RandomMornings mornings;

    /** Failures by the thousand are what is played here. */
    @BeforeAll
    static void quietly() {
        Logger.getLogger("dev.mailsync").setLevel(Level.parse(System.getProperty("chaos.log", "OFF")));
    }

    @AfterAll
    static void aloudAgain() {
        Logger.getLogger("dev.mailsync").setLevel(null);
    }

    @Test
    void atRestEachMailThatTheRulesAdmitIsRecordedOnceAndNoOtherIs() {
        var first = Long.getLong("seed", 1);
        LongStream.range(first, first + Long.getLong("seeds", 200)).forEach(this::play);
    }

    @AfterEach
    void whatCameOfSmartMail() {
        if (Long.getLong("seeds") == null) {
            assertThat(mornings.smartSeen())
                    .as("what came of Smart Mail")
                    .containsKeys("recorded", "in doubt", "at rest RECORDED", "at rest NOT_SENT", "at rest REFUSED");
        }
    }

    @Test
    void overWeeksInWhichAllGoesWrongAtMicrosoftNothingIsLostAndNobodyIsGivenUpTooEarly() {
        var first = Long.getLong("seed", 1);
        LongStream.range(first, first + Long.getLong("seeds", 200)).forEach(this::playWeeks);
        if (Long.getLong("seeds") == null) {
            assertThat(mornings.seen()).as("what was played").containsOnlyKeys(Status.values());
            assertThat(mornings.seen().get(Status.CONNECTION_ISSUE))
                    .as("given up")
                    .isGreaterThan(20);
        }
    }

    private void play(long seed) {
        replayable(seed, () -> mornings.play(seed, EVENTS));
    }

    private void playWeeks(long seed) {
        replayable(seed, () -> mornings.playWeeks(seed, EVENTS));
    }

    private static void replayable(long seed, Runnable morning) {
        try {
            morning.run();
        } catch (Throwable failed) {
            throw new AssertionError("Seed " + seed + ", to be replayed by -Dseed=" + seed + " -Dseeds=1", failed);
        }
    }

    public static class InMemory implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ChaosParts.class, RandomMornings.class, MailboxDay.class);
        }
    }
}
