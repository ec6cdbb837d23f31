package dev.mailsync.chaos;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.webhook.GraphWebhookResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A thousand items in one POST: of many mailboxes and tenants, genuine, forged and mutilated. */
class FloodTest {

    private static final int MAILBOXES = 200;

    /** As Graph has been seen to spell it. */
    private static final List<String> RESOURCES =
            List.of("users/%s@tenant/messages/%s", "Users/%s/Messages/%s", "Users('%s')/messages('%s')", "");

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final GraphWebhookResource webhook = product.get(GraphWebhookResource.class);
    private final ClientStates clientStates = product.get(ClientStates.class);

    @BeforeEach
    void anEmptyQueue() {
        parts.begin(1);
    }

    @Test
    void theGenuineOnesAreQueuedOnceEachByMailboxAndTheOthersAreForgotten() {
        var items = new ArrayList<String>();
        var expected = new HashMap<String, Set<String>>();
        for (int n = 0; n < 600; n++) {
            var connection = connection(n % MAILBOXES);
            items.add(
                    item(clientStates.issue(connection).clientState(), "AAk" + n, RESOURCES.get(n % RESOURCES.size())));
            expected.computeIfAbsent(connection.value(), id -> new HashSet<>()).add("AAk" + n);
        }
        var hinted = new HashSet<String>();
        for (int n = 0; n < 400; n++) {
            items.add(broken(n));
            if (BROKEN_BUT_GENUINE.contains(n % 8)) {
                hinted.add(connection(n % MAILBOXES).value());
            }
        }
        Collections.shuffle(items, new Random(1));

        assertThat(post(items).getStatus()).isEqualTo(202);

        assertThat(queued()).isEqualTo(new Queued(expected, hinted));
    }

    @Test
    void withTheQueueDownMicrosoftIsAskedToSendAgain() {
        parts.faultyQueue().goDown();
        var items = List.of(item(clientStates.issue(connection(1)).clientState(), "AAk1", RESOURCES.getFirst()));

        assertThatThrownBy(() -> post(items))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.status()).isEqualTo(503));
    }

    /** Of {@link #broken}, what is signed by us all the same. */
    private static final Set<Integer> BROKEN_BUT_GENUINE = Set.of(3, 4, 5);

    private Response post(List<String> items) {
        var body = "{\"value\":[" + String.join(",", items) + "]}";
        return webhook.notifications(null, new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    /** Everything else that has been seen to arrive at a public address. */
    private String broken(int n) {
        var genuine = clientStates.issue(connection(n % MAILBOXES)).clientState();
        return switch (n % 8) {
            case 0 -> item("forged." + n, "AAk", RESOURCES.getFirst());
            case 1 -> item(genuine.substring(0, genuine.length() - 1) + "x!", "AAk", RESOURCES.getFirst());
            case 2 -> "{\"clientState\":null,\"resourceData\":{\"id\":\"AAk\"}}";
            case 3 -> "{\"clientState\":\"" + genuine + "\"}";
            case 4 -> "{\"clientState\":\"" + genuine + "\",\"resourceData\":{\"id\":{\"no\":\"text\"}}}";
            case 5 -> "{\"clientState\":\"" + genuine + "\",\"resourceData\":[]}";
            case 6 -> "null";
            default -> "[[\"" + genuine + "\"]]";
        };
    }

    private static String item(String clientState, String id, String resource) {
        return """
                {"subscriptionId":"s","subscriptionExpirationDateTime":"2026-11-24T08:00:00+05:30","changeType":"created",
                 "clientState":"%s","tenantId":"t","resource":"%s","resourceData":{"id":"%s"}}""".formatted(clientState, resource.formatted("guid", id), id);
    }

    /** @param hinted what is to look for itself, as nothing was named */
    private record Queued(Map<String, Set<String>> named, Set<String> hinted) {}

    private Queued queued() {
        var queued = new HashMap<String, Set<String>>();
        var hinted = new HashSet<String>();
        for (var job = parts.faultyQueue().next(new Random(1)); job.isPresent(); ) {
            switch (job.get()) {
                case SyncJob.Notified it -> {
                    assertThat(queued).as("one job for each mailbox").doesNotContainKey(it.connection());
                    queued.put(it.connection(), Set.copyOf(it.messages()));
                }
                case SyncJob.Lifecycle it ->
                    assertThat(hinted.add(it.connection())).isTrue();
                default -> throw new AssertionError(job);
            }
            parts.faultyQueue().done(job.get());
            job = parts.faultyQueue().next(new Random(1));
        }
        return new Queued(queued, hinted);
    }

    private static ConnectionId connection(int n) {
        return ConnectionId.of(People.ACME, new UserId("user" + n));
    }
}
