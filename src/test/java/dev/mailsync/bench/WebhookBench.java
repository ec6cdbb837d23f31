package dev.mailsync.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import dev.mailsync.endtoend.EventsOnly;
import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.QueueAddress;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sqs.SqsClient;

import static dev.mailsync.bench.Medians.median;
import static dev.mailsync.bench.Medians.percentile;
import static org.assertj.core.api.Assertions.assertThat;

/** Notifications, one a POST, into ElasticMQ, beside an endpoint of the same framework that only queues. Turn by turn. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(EventsOnly.class)
class WebhookBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int CALLERS = 4;
    private static final int CALLS = 500;
    private static final double AT_LEAST = 0.5;

    private static final String NOTIFICATION = """
            {"value":[{"subscriptionId":"7f105c7d-2dc5-4530-97cd-4e7ae6534c07",
            "subscriptionExpirationDateTime":"2026-12-01T09:00:00Z","clientState":"%s",
            "tenantId":"84bd8158-6d4d-4958-8b9f-9d6445542f95","changeType":"created",
            "resource":"Users/8ba9d1a3-1c2b-4d5e-9f60-718293a4b5c6/Messages/AAkALgAAAAAAHYQDEapmEc2byACqAC%d",
            "resourceData":{"@odata.type":"#Microsoft.Graph.Message","@odata.id":"Users/x/Messages/y",
            "@odata.etag":"W/\\"CQAAABYAAADHcgC8Hl9tRZ\\"","id":"AAkALgAAAAAAHYQDEapmEc2byACqAC%d"}}]}""";

    @TestHTTPResource
    URI address;

    @Inject
    ClientStates states;

    @Inject
    SqsClient sqs;

    @Inject
    QueueAddress queue;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Double> millis = new ArrayList<>();

    @Test
    void takesHalfOfWhatQueueingAloneTakes() throws Exception {
        var webhook = new ArrayList<Double>();
        var queueing = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        var answers = new ArrayList<Double>();
        for (var round = -2; round < ROUNDS; round++) {
            var only = perSecond("bench/queue");
            millis.clear();
            var ours = perSecond("graph/notifications");
            if (round >= 0) {
                webhook.add(ours);
                queueing.add(only);
                ratios.add(ours / only);
                answers.addAll(millis);
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("notifications per second", median(webhook));
        figures.put("p99 of an answer, ms", percentile(answers, 0.99));
        figures.put("queueing alone, per second", median(queueing));
        figures.put("webhook, as a share of queueing alone", median(ratios));
        Results.put("Webhook", figures);
        assertThat(median(ratios)).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private double perSecond(String path) throws Exception {
        sqs.purgeQueue(request -> request.queueUrl(queue.url()));
        var requests = requests(address.resolve("/" + path));
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var begun = System.nanoTime();
            for (var answered : callers.invokeAll(requests)) {
                millis.add(answered.get());
            }
            return CALLS / ((System.nanoTime() - begun) / 1e9);
        }
    }

    private List<Callable<Double>> requests(URI uri) {
        var requests = new ArrayList<Callable<Double>>();
        for (var n = 0; n < CALLS; n++) {
            var connection = ConnectionId.of(new CompanyId("acme"), new UserId("user-" + n));
            var body = NOTIFICATION.formatted(states.issue(connection).clientState(), n, n);
            var request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            requests.add(() -> answered(request));
        }
        return requests;
    }

    private double answered(HttpRequest request) throws Exception {
        var begun = System.nanoTime();
        var response = http.send(request, BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(202);
        return (System.nanoTime() - begun) / 1e6;
    }
}
