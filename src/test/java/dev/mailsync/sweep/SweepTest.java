package dev.mailsync.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.bench.DueConnections;
import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import dev.mailsync.platform.telemetry.TestingMetrics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What many due items do to the sweep. */
class SweepTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InMemoryDynamo tables = new InMemoryDynamo(CLOCK);
    private final SlowQueue queue = new SlowQueue();
    private final TestingMetrics metrics = new TestingMetrics();

    @Test
    void twentyThousandDueItemsAreQueuedWithinAMinuteByTens() {
        due(20_000);
        var sweep = sweep(slow -> new SlowDynamo(slow, Duration.ofMillis(5)), 32);
        queue.takes(Duration.ofMillis(10));

        var begun = System.nanoTime();
        var report = sweep.run(() -> false);
        var time = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(report).isEqualTo(new SweepReport(20_000, 0, 0, true));
        assertThat(queue.jobs()).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(queue.requests()).isLessThan(2_100);
        assertThat(time).isLessThan(Duration.ofSeconds(60));
    }

    /** Indexes are eventually consistent, and lag behind most when everything is claimed at once. */
    @Test
    void anIndexThatStillListsWhatWasClaimedHoldsNothingUp() {
        due(4_000);
        var indexOfThen = new InMemoryDynamo(CLOCK);
        tables.all(Table.USERS).forEach(item -> indexOfThen.transact(List.of(Write.put(Table.USERS, item))));
        var sweep = sweep(
                now -> new DelegatingDynamo(now) {
                    @Override
                    public List<Item> page(Query query) {
                        return query.index().isPresent() ? indexOfThen.page(query) : super.page(query);
                    }
                },
                4);

        assertThat(sweep.run(() -> false)).isEqualTo(new SweepReport(4_000, 0, 0, true));
    }

    @Test
    void everyShardIsServedHoweverLittleTimeThereIs() {
        due(8_000);

        sweep(same -> same, 1).run(queue.afterJobs(1_600));

        assertThat(queue.shards()).hasSize(16);
    }

    @Test
    void overdueIsTheOldestOfEachShardServedOrNot() {
        due(8_000);
        put(DueConnections.due(7_999, 8_000, NOW.minus(Duration.ofHours(2))).getFirst());

        sweep(same -> same, 1).run(() -> true);

        assertThat(queue.jobs()).isEmpty();
        assertThat(metrics.sum(Metric.SWEEP_OVERDUE)).isEqualTo(7_200);
    }

    @Test
    void aShardThatCannotBeReadStopsNoOther() {
        due(1_000);
        var sweep = sweep(all -> new FailingDynamo(all, "0"), 4);

        var report = sweep.run(() -> false);

        assertThat(report.failed()).isEqualTo(2);
        assertThat(queue.shards()).hasSize(15);
    }

    @Test
    void signInsThatCannotBeForgottenStopNothing() {
        due(100);
        var sweep = sweep(all -> new FailingDynamo(all, "sign-ins"), 1);

        assertThat(sweep.run(() -> false)).isEqualTo(new SweepReport(100, 0, 1, true));
    }

    @Test
    void whatCannotBeQueuedIsCountedAndDueAgainAfterTheLease() {
        due(100);
        queue.isDown();

        assertThat(sweep(same -> same, 4).run(() -> false)).isEqualTo(new SweepReport(0, 0, 100, true));
        assertThat(tables.all(Table.USERS))
                .allMatch(item -> item.seconds("dueAt").orElseThrow().equals(NOW.plus(Duration.ofMinutes(15))));
    }

    @Test
    void severalSweepsShareTheShards() {
        due(2_000);
        var sweep = sweep(same -> same, 4);

        sweep.run(Shards.parse("0-7"), () -> false);
        assertThat(queue.shards()).isEqualTo(names(0, 7));

        sweep.run(Shards.parse("8-15"), () -> false);
        assertThat(queue.jobs()).hasSize(2_000).doesNotHaveDuplicates();
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        for (var range : List.of("", "3", "8-7", "0-16", "all")) {
            assertThatThrownBy(() -> Shards.parse(range)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void due(int number) {
        DueConnections.due(0, number, NOW.minusSeconds(30)).forEach(this::put);
    }

    private void put(Item item) {
        tables.transact(List.of(Write.put(Table.USERS, item)));
    }

    private Sweep sweep(UnaryOperator<Dynamo> before, int atOnce) {
        return new InMemoryProduct(same -> before.apply(tables))
                .with(Clock.class, CLOCK)
                .with(SyncQueue.class, queue)
                .with(Metrics.class, metrics.metrics())
                .with(SweepConfig.class, new TestingSweepConfig(atOnce))
                .get(Sweep.class);
    }

    private static Set<String> names(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).collect(Collectors.toSet());
    }
}
