package dev.mailsync.sync.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.platform.identity.CompanyId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackfillBudgetTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int A_MINUTE = 10;

    private final InMemoryProduct product =
            new InMemoryProduct().configured("mailsync.sync.backfill-per-minute", "" + A_MINUTE);
    private final BackfillBudget budget = product.get(BackfillBudget.class);

    @Test
    void soManyMayWorkInAMinuteAndTheOthersAskAgain() {
        var asked = ask(15);

        assertThat(asked).filteredOn(Optional::isEmpty).hasSize(A_MINUTE);
        assertThat(asked.subList(0, A_MINUTE)).containsOnly(Optional.empty());
        assertThat(budget.ask(new CompanyId("globex"))).as("another company's").isEmpty();
    }

    @Test
    void theNextMinuteIsAnotherOne() {
        ask(A_MINUTE);
        product.parts().advance(Duration.ofMinutes(1));

        assertThat(budget.ask(ACME)).isEmpty();
    }

    @Test
    void aCrowdComesAgainOverAsManyMinutesAsItsWorkTakes() {
        var waits =
                ask(1_000).stream().flatMap(Optional::stream).map(this::minutes).toList();

        var busiest = waits.stream()
                .mapToLong(minute -> waits.stream().filter(minute::equals).count())
                .max()
                .orElseThrow();
        assertThat(busiest).isLessThan(5 * A_MINUTE);
        assertThat(waits).allMatch(minute -> minute >= 1 && minute <= 121);
    }

    private List<Optional<Instant>> ask(int times) {
        var answers = new ArrayList<Optional<Instant>>();
        for (int n = 0; n < times; n++) {
            answers.add(budget.ask(ACME));
        }
        return answers;
    }

    private long minutes(Instant later) {
        return Duration.between(product.parts().now(), later).toMinutes();
    }
}
