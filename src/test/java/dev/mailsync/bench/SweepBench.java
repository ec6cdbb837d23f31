package dev.mailsync.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.TestingDynamo;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.sandbox.cloud.TestingTables;
import dev.mailsync.sweep.Sweep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static dev.mailsync.bench.Medians.median;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sweep takes the time of what is due, whatever else there is. On a DynamoDB Local for each number of connections, which
 * are swept by turns: so whatever else the machine does meets them alike.
 */
class SweepBench {

    private static final int MOST = Integer.getInteger("bench.connections", 1_000_000);
    private static final List<Integer> CONNECTIONS = List.of(1_000, MOST);

    private static final int ROUNDS = 30;
    private static final int WARM_UP = 15;
    private static final int AT_ONCE = 25;
    private static final double AT_MOST = 1.2;

    private static final int CROWD = 20_000;
    private static final Duration ADDED_TO_A_CALL_OF_A_TABLE = Duration.ofMillis(5);
    private static final Duration ADDED_TO_A_CALL_OF_THE_QUEUE = Duration.ofMillis(10);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** @param millis of each sweep */
    private record Swept(int connections, TestingTables tables, Sweep sweep, List<Double> millis) {}

    private final DynamoConfig names = () -> "bench-";
    private final Clock clock = Clock.systemUTC();
    private final List<Swept> all = new ArrayList<>();

    @AfterEach
    void stop() {
        all.forEach(swept -> swept.tables().close());
    }

    /** Tables in memory: DynamoDB Local needs longer for so many writes than the sweep is given. */
    @Test
    void twentyThousandDueAreQueuedWithinAMinute() {
        var product = new InMemoryProduct(near -> new DelayedDynamo(near, ADDED_TO_A_CALL_OF_A_TABLE));
        var jobs = new AtomicInteger();
        var sweep = sweepOf(product, some -> {
            DelayedDynamo.wait(ADDED_TO_A_CALL_OF_THE_QUEUE);
            jobs.addAndGet(some.size());
        });
        DueConnections.due(0, CROWD, clock.instant().minusSeconds(30))
                .forEach(item -> product.parts().dynamo().transact(List.of(Write.put(Table.USERS, item))));

        var begun = System.nanoTime();
        var report = sweep.run(() -> false);
        var seconds = (System.nanoTime() - begun) / 1e9;

        Results.put("Sweep of %,d due".formatted(CROWD), Map.of("seconds, with delays", seconds));
        assertThat(report.queued()).isEqualTo(CROWD);
        assertThat(jobs).hasValue(CROWD);
        assertThat(seconds).isLessThan(A_MINUTE.toSeconds());
    }

    @Test
    void aHundredDueTakeTheSameTimeAmongAThousandAndAmongAMillion() {
        CONNECTIONS.forEach(this::fill);
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            for (var turn = 0; turn < all.size(); turn++) {
                var swept = all.get(Math.floorMod(round + turn, all.size()));
                var millis = sweep(swept);
                if (round >= 0) {
                    swept.millis().add(millis);
                }
            }
        }
        report();
    }

    private void report() {
        var figures = new LinkedHashMap<String, Object>();
        all.forEach(swept ->
                figures.put("ms among %,d connections".formatted(swept.connections()), median(swept.millis())));
        var medians = all.stream().mapToDouble(swept -> median(swept.millis())).summaryStatistics();
        var ratio = medians.getMax() / medians.getMin();
        figures.put("the slowest, as a multiple of the fastest", ratio);
        Results.put("Sweep of 100 due", figures);
        assertThat(ratio).isLessThanOrEqualTo(AT_MOST);
    }

    private void fill(int connections) {
        var tables = new TestingTables(names);
        var dynamo = TestingDynamo.by(tables.client(), names, clock);
        all.add(new Swept(
                connections, tables, sweepOf(new InMemoryProduct(inMemory -> dynamo), some -> {}), new ArrayList<>()));
        write(tables, DueConnections.resting(0, connections, clock.instant()));
    }

    /** Several calls at once, as deployed. */
    private Sweep sweepOf(InMemoryProduct product, SyncQueue queue) {
        return product.with(SyncQueue.class, queue)
                .with(Clock.class, clock)
                .configured("mailsync.sweep.at-once", "32")
                .get(Sweep.class);
    }

    private double sweep(Swept swept) {
        write(swept.tables(), DueConnections.due(clock.instant()));
        var begun = System.nanoTime();
        var report = swept.sweep().run(() -> false);
        var millis = (System.nanoTime() - begun) / 1e6;
        assertThat(report.queued()).isEqualTo(DueConnections.DUE);
        return millis;
    }

    private void write(TestingTables tables, List<Item> items) {
        for (var from = 0; from < items.size(); from += AT_ONCE) {
            var requests = items.subList(from, Math.min(items.size(), from + AT_ONCE)).stream()
                    .map(item -> PutRequest.builder().item(item.attributes()).build())
                    .map(put -> WriteRequest.builder().putRequest(put).build())
                    .toList();
            var answer = tables.client()
                    .batchWriteItem(batch -> batch.requestItems(Map.of(names.nameOf(Table.USERS), requests)));
            assertThat(answer.unprocessedItems()).isEmpty();
        }
    }
}
