package dev.mailsync.platform.secrets;

import java.time.Duration;

import dev.mailsync.sandbox.TestingClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeldSecretTest {

    private final TestingClock clock = new TestingClock();
    private final TestingSecrets store = new TestingSecrets().put("id", "one");
    private final HeldSecret<String> secret = new HeldSecret<>(store, "id", HeldSecretTest::parsed, clock);

    @Test
    void itIsReadOnceAndHeld() {
        secret.get();
        clock.advance(HeldSecret.HELD_FOR.minusSeconds(1));

        assertThat(secret.get()).isEqualTo("one");
        assertThat(store.reads()).isEqualTo(1);
    }

    @Test
    void aNewVersionIsUsedAfterAWhile() {
        secret.get();
        store.put("id", "two");
        clock.advance(HeldSecret.HELD_FOR);

        assertThat(secret.get()).isEqualTo("two");
    }

    @Test
    void whereTheStoreDoesNotAnswerTheOldOneGoesOnAndTheStoreIsLeftAlone() {
        secret.get();
        store.answers(false);
        clock.advance(HeldSecret.HELD_FOR);

        assertThat(secret.get()).isEqualTo("one");
        assertThat(secret.get()).isEqualTo("one");
        assertThat(store.reads()).isEqualTo(2);

        store.put("id", "two");
        store.answers(true);
        clock.advance(HeldSecret.PAUSE);
        assertThat(secret.get()).isEqualTo("two");
    }

    @Test
    void aVersionThatCannotBeReadReplacesNothing() {
        secret.get();
        store.put("id", "broken");
        clock.advance(HeldSecret.HELD_FOR);

        assertThat(secret.get()).isEqualTo("one");
        assertThat(secret.malformed()).contains("broken");

        store.put("id", "two");
        clock.advance(HeldSecret.PAUSE);
        assertThat(secret.get()).isEqualTo("two");
        assertThat(secret.malformed()).isEmpty();
    }

    @Test
    void withoutAnyThereIsNothingToGoOnWithAndTheStoreIsLeftAloneForAMoment() {
        store.answers(false);

        assertThatThrownBy(secret::get).isInstanceOf(IllegalStateException.class);
        store.answers(true);
        assertThatThrownBy(secret::get).isInstanceOf(IllegalStateException.class);
        assertThat(store.reads()).isEqualTo(1);

        clock.advance(HeldSecret.SHORT_PAUSE);
        assertThat(secret.get()).isEqualTo("one");
    }

    @Test
    void theNewestIsAskedForTwiceAMinuteAtMost() {
        secret.get();
        store.put("id", "two");
        assertThat(secret.newest()).isEqualTo("one");

        clock.advance(Duration.ofSeconds(31));
        assertThat(secret.newest()).isEqualTo("two");
        secret.newest();
        assertThat(store.reads()).isEqualTo(2);
    }

    private static String parsed(String text) {
        if (text.equals("broken")) {
            throw new IllegalArgumentException("broken");
        }
        return text;
    }
}
