package dev.mailsync.sync.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.platform.identity.CompanyId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackfillBudgetTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration WORK = Duration.ofSeconds(8);

    /** An eighth of their time, in ten seconds, is ten pieces of eight seconds; a quarter is twenty. */
    private static final int WORKERS = 64;

    private static final int OF_A_COMPANY = 10;
    private static final int OF_ALL = 20;

    private final InMemoryProduct product = new InMemoryProduct().configured("mailsync.sync.concurrency", "" + WORKERS);
    private final BackfillBudget budget = product.get(BackfillBudget.class);

    @Test
    void aCompanyTakesAnEighthAndTheOthersAskAgain() {
        var asked = ask(15);

        assertThat(asked).filteredOn(Optional::isEmpty).hasSize(OF_A_COMPANY);
        assertThat(asked.subList(0, OF_A_COMPANY)).containsOnly(Optional.empty());
        assertThat(budget.ask(new CompanyId("globex"), WORK))
                .as("another company's")
                .isEmpty();
    }

    @Test
    void allCompaniesTogetherTakeAQuarter() {
        var admitted = IntStream.range(0, 100)
                .filter(n -> budget.ask(new CompanyId("company-" + n), WORK).isEmpty())
                .count();

        assertThat(admitted).isEqualTo(OF_ALL);
    }

    /** However few workers there are, and however often somebody asks. */
    @Test
    void oneAlwaysFindsRoom() {
        var small = new InMemoryProduct().configured("mailsync.sync.concurrency", "2");

        assertThat(small.get(BackfillBudget.class).ask(ACME, WORK)).isEmpty();
        assertThat(small.get(BackfillBudget.class).ask(ACME, WORK)).isPresent();
    }

    /** Even where there is hardly room for anything. */
    @Test
    void whoeverIsInMayAskForMore() {
        var small = new InMemoryProduct()
                .configured("mailsync.sync.concurrency", "2")
                .get(BackfillBudget.class);
        var little = Duration.ofSeconds(2);
        assertThat(small.ask(ACME, little)).isEmpty();

        assertThat(small.askMore(ACME, little, Duration.ofSeconds(6))).isEmpty();
        assertThat(small.ask(ACME, little)).isPresent();
    }

    @Test
    void shortWorkTakesLittle() {
        var admitted = IntStream.range(0, 200)
                .filter(n -> budget.ask(ACME, Duration.ofSeconds(1)).isEmpty())
                .count();

        assertThat(admitted).isEqualTo(8 * OF_A_COMPANY);
    }

    @Test
    void workOfNoTimeNeedsNoRoom() {
        ask(100);

        assertThat(budget.ask(ACME, Duration.ZERO)).isEmpty();
    }

    @Test
    void tenSecondsLaterThereIsRoomAgain() {
        ask(OF_A_COMPANY);
        product.parts().advance(Duration.ofSeconds(10));

        assertThat(budget.ask(ACME, WORK)).isEmpty();
    }

    @Test
    void aCrowdComesAgainOverAsManyMinutesAsItsWorkTakes() {
        var waits =
                ask(1_000).stream().flatMap(Optional::stream).map(this::minutes).toList();

        var busiest = waits.stream()
                .mapToLong(minute -> waits.stream().filter(minute::equals).count())
                .max()
                .orElseThrow();
        assertThat(busiest).isLessThan(5 * OF_A_COMPANY);
        assertThat(waits).allMatch(minute -> minute >= 1 && minute <= 121);
    }

    private List<Optional<Instant>> ask(int times) {
        var answers = new ArrayList<Optional<Instant>>();
        for (int n = 0; n < times; n++) {
            answers.add(budget.ask(ACME, WORK));
        }
        return answers;
    }

    private long minutes(Instant later) {
        return Duration.between(product.parts().now(), later).toMinutes();
    }
}
