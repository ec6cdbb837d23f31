package dev.mailsync.bench;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static dev.mailsync.bench.Medians.median;
import static org.assertj.core.api.Assertions.assertThat;

/** The sweep takes the time of what is due, whatever else there is. On DynamoDB Local and ElasticMQ. */
@QuarkusTest
@TestProfile(EventsOnly.class)
class SweepBench {

    private static final List<Integer> CONNECTIONS = List.of(1_000, 10_000, 100_000);
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
        var medians = new ArrayList<Double>();
        var there = 0;
        for (var connections : CONNECTIONS) {
            write(DueConnections.resting(there, connections, clock.instant()));
            there = connections;
            medians.add(median(sweeps(there == CONNECTIONS.getFirst() ? WARM_UP : 2)));
            figures.put("ms among %,d connections".formatted(connections), medians.getLast());
        }
        // It may become faster while it warms up; slower by what is not due it may not.
        var growth = medians.stream()
                .mapToDouble(it -> it / medians.getFirst())
                .max()
                .orElseThrow();
        figures.put("the slowest, as a multiple of that among 1,000", growth);
        Results.put("Sweep of 100 due", figures);
        assertThat(growth).isLessThanOrEqualTo(AT_MOST);
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
        for (var from = 0; from < items.size(); from += AT_ONCE) {
            var requests = items.subList(from, Math.min(items.size(), from + AT_ONCE)).stream()
                    .map(item -> PutRequest.builder().item(item.attributes()).build())
                    .map(put -> WriteRequest.builder().putRequest(put).build())
                    .toList();
            dynamo.batchWriteItem(request -> request.requestItems(Map.of(names.nameOf(Table.USERS), requests)));
        }
    }
}
