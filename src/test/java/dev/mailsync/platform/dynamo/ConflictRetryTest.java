package dev.mailsync.platform.dynamo;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConflictRetryTest {

    private final ConflictRetry retry = new ConflictRetry(3, "Changed by many at once");
    private final AtomicInteger stored = new AtomicInteger();

    @Test
    void whoeverIsFirstWritesOnce() {
        assertThat(retry.<Integer>run(() -> Optional.of(stored.incrementAndGet())))
                .isEqualTo(1);
        assertThat(stored).hasValue(1);
    }

    @Test
    void whoeverIsSecondBeginsAgain() {
        assertThat(retry.run(() -> Optional.of(stored.incrementAndGet()).filter(attempt -> attempt == 3)))
                .isEqualTo(3);
    }

    @Test
    void whoeverIsAlwaysSecondFailsAfterTheLastAttempt() {
        assertThatThrownBy(() -> retry.run(() -> {
                    stored.incrementAndGet();
                    return Optional.empty();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Changed by many at once");
        assertThat(stored).hasValue(3);
    }

    @Test
    void whatIsThrownInVainIsTheCallersOwn() {
        var inVain = new ConflictRetry(1, () -> new UnsupportedOperationException("Try again"));

        assertThatThrownBy(() -> inVain.run(Optional::empty)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void eachAttemptChangesWhatIsStoredByThen() {
        var changed = retry.change(() -> Optional.of(stored.get()), read -> isFirst(read, 2));

        assertThat(changed).contains(2);
        assertThat(stored).hasValue(3);
    }

    @Test
    void nothingIsWrittenWhereThereIsNothingToChange() {
        var changed = retry.change(Optional::empty, read -> {
            throw new AssertionError("written");
        });

        assertThat(changed).isEmpty();
    }

    @Test
    void whatVanishesBetweenAttemptsIsNothingToChangeAnyMore() {
        var changed = retry.change(() -> Optional.of(stored.get()).filter(read -> read == 0), read -> isFirst(read, 1));

        assertThat(changed).isEmpty();
    }

    /** Before each of the first conflicts, somebody else writes one more. */
    private boolean isFirst(int read, int conflicts) {
        if (read < conflicts) {
            stored.incrementAndGet();
            return false;
        }
        return stored.compareAndSet(read, read + 1);
    }
}
