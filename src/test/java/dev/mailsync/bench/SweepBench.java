package dev.mailsync.bench;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import dev.mailsync.dynamo.DynamoConfig;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.whole.EventsOnly;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static dev.mailsync.bench.Medians.median;
import static org.assertj.core.api.Assertions.assertThat;

/** The sweep takes the time of what is due, whatever else there is. On DynamoDB Local and ElasticMQ. */
@QuarkusTest
@TestProfile(EventsOnly.class)
class SweepBench {

    private static final int MOST = Integer.getInteger("bench.connections", 100_000);
    /** There and back again, so that what becomes faster or slower on the way does so for each number alike. */
    private static final List<Integer> CONNECTIONS = List.of(MOST / 100, MOST / 10, MOST, MOST / 10, MOST / 100);

    private static final int SWEEPS = 15;
    private static final int WARM_UP = 40;
    private static final int AT_ONCE = 25;
    private static final double AT_MOST = 1.2;

    @TestHTTPResource
    URI address;

    @Inject
    DynamoDbClient dynamo;

    @Inject
    DynamoConfig names;

    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    @Test
    void aHundredDueTakeTheSameTimeAmongAThousandAndAmongAHundredThousand() {
        new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))).control("reset", "{}");
        var figures = new LinkedHashMap<String, Object>();
        var means = means();
        means.forEach((connections, millis) -> figures.put("ms among %,d connections".formatted(connections), millis));
        var ratio = Collections.max(means.values()) / Collections.min(means.values());
        figures.put("the slowest, as a multiple of the fastest", ratio);
        Results.put("Sweep of 100 due", figures);
        assertThat(ratio).isLessThanOrEqualTo(AT_MOST);
    }

    /** @return milliseconds by number of connections: the mean of the medians */
    private Map<Integer, Double> means() {
        var medians = new ArrayList<Map.Entry<Integer, Double>>();
        var there = 0;
        for (var connections : CONNECTIONS) {
            write(DueConnections.resting(there, connections, clock.instant()));
            delete(DueConnections.resting(connections, there, clock.instant()));
            there = connections;
            medians.add(Map.entry(connections, median(sweeps(medians.isEmpty() ? WARM_UP : 2))));
        }
        return medians.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.averagingDouble(Map.Entry::getValue)));
    }

    private List<Double> sweeps(int warmUp) {
        var millis = new ArrayList<Double>();
        for (var n = -warmUp; n < SWEEPS; n++) {
            write(DueConnections.due(clock.instant()));
            var begun = System.nanoTime();
            var report = sweep.run(() -> false);
            if (n >= 0) {
                millis.add((System.nanoTime() - begun) / 1e6);
            }
            assertThat(report.queued()).isEqualTo(DueConnections.DUE);
        }
        return millis;
    }

    private void write(List<Item> items) {
        batches(
                items,
                item -> WriteRequest.builder()
                        .putRequest(put -> put.item(item.attributes()))
                        .build());
    }

    private void delete(List<Item> items) {
        batches(
                items,
                item -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(
                                Item.key(item.partitionKey(), item.sortKey()).attributes()))
                        .build());
    }

    private void batches(List<Item> items, Function<Item, WriteRequest> request) {
        for (var from = 0; from < items.size(); from += AT_ONCE) {
            var requests = items.subList(from, Math.min(items.size(), from + AT_ONCE)).stream()
                    .map(request)
                    .toList();
            var answer =
                    dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(names.nameOf(Table.USERS), requests)));
            assertThat(answer.unprocessedItems()).isEmpty();
        }
    }
}
