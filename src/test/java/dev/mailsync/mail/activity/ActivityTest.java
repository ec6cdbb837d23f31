package dev.mailsync.mail.activity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.mailsync.mail.Direction;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ActivityTest {

    private static final Item KEY = Item.key("anna", "ledger");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final InMemoryDynamo tables = new InMemoryDynamo();

    @Test
    void aDayCountsByDirectionAndWhatWasSkipped() {
        works(MONDAY);

        assertThat(read().on(MONDAY).sent()).isEqualTo(1);
        assertThat(read().on(MONDAY).received()).isEqualTo(2);
        assertThat(read().on(MONDAY).skipped()).isEqualTo(70);
        assertThat(read().on(MONDAY.minusDays(1))).isEqualTo(ActivityDay.NONE);
    }

    @Test
    void aPackedDaySaysTheSameAndTakesNoAttributeOfItsOwn() {
        works(MONDAY);
        works(MONDAY.plusDays(2));
        var before = List.of(read().on(MONDAY), read().on(MONDAY.plusDays(2)));

        packs(MONDAY.plusDays(2));

        assertThat(List.of(read().on(MONDAY), read().on(MONDAY.plusDays(2)))).isEqualTo(before);
        assertThat(read().open()).containsOnlyKeys(MONDAY.plusDays(2));
        assertThat(read().on(MONDAY.plusDays(1))).isEqualTo(ActivityDay.NONE);
    }

    @Test
    void twiceADayNothingIsPackedTwice() {
        works(MONDAY);
        packs(MONDAY.plusDays(1));

        assertThat(read().packing(MONDAY.plusDays(1)).actions()).isEmpty();
    }

    @Test
    void latenciesAreThoseOfAWeekAndCountsThoseOfAMonth() {
        for (int day = 0; day < 60; day++) {
            works(MONDAY.plusDays(day));
            packs(MONDAY.plusDays(day));
        }
        var today = MONDAY.plusDays(59);

        assertThat(read().latencies(today).count()).isEqualTo(14);
        assertThat(read().latencies(today).within(0.5)).contains(Duration.ofSeconds(2));
        assertThat(read().latenciesSince(today)).contains(today.minusDays(6));
        assertThat(read().on(today.minusDays(29)).received()).isEqualTo(2);
        assertThat(read().on(today.minusDays(31))).isEqualTo(ActivityDay.NONE);
    }

    @Test
    void withTheEmailGoesWhatWasCountedOfIt() {
        works(MONDAY);
        packs(MONDAY.plusDays(1));
        works(MONDAY.plusDays(1));

        update(read().forgetting());

        assertThat(tables.get(Table.USERS, KEY).orElseThrow().attributes()).hasSize(2);
    }

    @Test
    void whoPacksWhatSomebodyElseHasPackedChangesNothing() {
        works(MONDAY);
        var early = read();
        packs(MONDAY.plusDays(1));

        var late = tables.update(Write.update(Table.USERS, KEY, early.packing(MONDAY.plusDays(1)), early.isAsRead()));

        assertThat(late).isFalse();
        assertThat(read().on(MONDAY).received()).isEqualTo(2);
    }

    private void works(LocalDate day) {
        update(Activity.recorded(day, Direction.SENT, Optional.empty()));
        update(Activity.recorded(day, Direction.RECEIVED, Optional.of(Duration.ofSeconds(2))));
        update(Activity.recorded(day, Direction.RECEIVED, Optional.of(Duration.ofMinutes(5))));
        update(Activity.skipped(day, 70));
    }

    private void packs(LocalDate openFrom) {
        var expression = read().packing(openFrom);
        if (!expression.actions().isEmpty()) {
            assertThat(tables.update(Write.update(Table.USERS, KEY, expression, read().isAsRead())))
                    .isTrue();
        }
    }

    private void update(UpdateExpression expression) {
        tables.update(Write.update(Table.USERS, KEY, expression));
    }

    private Activity read() {
        return Activity.from(tables.get(Table.USERS, KEY).orElseThrow());
    }
}
