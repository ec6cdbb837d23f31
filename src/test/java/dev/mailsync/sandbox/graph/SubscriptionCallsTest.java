package dev.mailsync.sandbox.graph;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.TestingWorld;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.notify.HttpCourier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionCallsTest {

    private final TestingWorld testing = new TestingWorld();
    private final HttpCourier courier = new HttpCourier();
    private final GraphApi api = new GraphApi(testing.world, () -> TestingGraph.BASE, courier);
    private final Receiver receiver;

    SubscriptionCallsTest() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        courier.close();
    }

    @Test
    void aSubscriptionIsMadeRenewedListedAndDeleted() {
        var made = create(wanted());
        assertThat(made.status()).isEqualTo(201);
        var id = TestingGraph.json(made).get("id").asText();
        assertThat(TestingGraph.json(made).get("clientState").asText()).isEqualTo("state");

        var later = testing.clock.instant().plus(Duration.ofDays(6)).toString();
        var renewed = call("PATCH", "/subscriptions/" + id, "{\"expirationDateTime\": \"" + later + "\"}");
        assertThat(TestingGraph.json(renewed).get("expirationDateTime").asText())
                .isEqualTo(later);
        assertThat(TestingGraph.json(renewed).get("notificationContentType").asText())
                .isEqualTo("application/json");
        assertThat(TestingGraph.json(call("GET", "/subscriptions", "")).get("value"))
                .hasSize(1);

        assertThat(call("DELETE", "/subscriptions/" + id, "").status()).isEqualTo(204);
        assertThat(call("GET", "/subscriptions/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void bothAddressesHaveToSendTheDecodedTokenBack() throws IOException {
        receiver.echoingTheTokenStillEncoded();
        assertRefused(create(wanted()));

        try (var decoding = new Receiver()) {
            var onlyOneDecodes = wanted().put(
                            "notificationUrl", decoding.url("/notifications").toString());
            assertRefused(create(onlyOneDecodes));
        }
    }

    @Test
    void notificationsMoveOnlyToAnAddressThatAgrees() throws IOException {
        var path = "/subscriptions/"
                + TestingGraph.json(create(wanted())).get("id").asText();
        try (var other = new Receiver()) {
            var body = "{\"notificationUrl\": \"" + other.url("/elsewhere") + "\"}";
            other.echoingTheTokenStillEncoded();
            assertRefused(call("PATCH", path, body));
        }
        try (var other = new Receiver()) {
            var url = other.url("/elsewhere").toString();
            var moved = call("PATCH", path, "{\"notificationUrl\": \"" + url + "\"}");
            assertThat(TestingGraph.json(moved).get("notificationUrl").asText()).isEqualTo(url);
        }
    }

    private static void assertRefused(GraphResponse response) {
        assertRefused(response, "ValidationError");
    }

    private static void assertRefused(GraphResponse response, String code) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(TestingGraph.json(response).at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void aSecondSubscriptionToTheSameConflicts() {
        create(wanted());

        assertThat(create(wanted()).status()).isEqualTo(409);
        assertThat(create(wanted().put("resource", "me/mailFolders('inbox')/messages"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void tooShortALifeIsRaisedAndTooLongAOneRefused() {
        var now = testing.clock.instant();
        var soon = create(wanted().put("expirationDateTime", now.plusSeconds(60).toString()));
        assertThat(Instant.parse(
                        TestingGraph.json(soon).get("expirationDateTime").asText()))
                .isEqualTo(now.plus(Duration.ofMinutes(45)));

        var late = now.plus(Duration.ofMinutes(10_081)).toString();
        assertRefused(
                create(wanted().put("resource", "me/mailFolders/inbox/messages").put("expirationDateTime", late)),
                "ExtensionError");
    }

    @Test
    void theLongestLifeMayBeLowered() {
        testing.world.subscriptions().limit(Duration.ofMinutes(4230));
        var now = testing.clock.instant();

        assertRefused(
                create(wanted().put(
                                "expirationDateTime",
                                now.plus(Duration.ofMinutes(4231)).toString())),
                "ExtensionError");
        var allowed = wanted().put(
                        "expirationDateTime", now.plus(Duration.ofMinutes(4230)).toString());
        assertThat(create(allowed).status()).isEqualTo(201);
    }

    @Test
    void foreignResourcesPlainHttpAndLongStatesAreRefused() {
        assertRefused(create(wanted().put("resource", "me/events")));
        assertRefused(create(wanted().put("notificationUrl", "http://fabrikam.example/notifications")));
        assertRefused(create(wanted().put("clientState", "x".repeat(129))));
        assertThat(testing.world.subscriptions().of(testing.ann.account())).isEmpty();
    }

    private ObjectNode wanted() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("changeType", "created")
                .put("resource", "me/messages")
                .put("notificationUrl", receiver.url("/notifications").toString())
                .put("lifecycleNotificationUrl", receiver.url("/lifecycle").toString())
                .put("clientState", "state")
                .put(
                        "expirationDateTime",
                        testing.clock.instant().plus(Duration.ofDays(1)).toString());
    }

    private GraphResponse create(ObjectNode subscription) {
        return call("POST", "/subscriptions", subscription.toString());
    }

    private GraphResponse call(String method, String target, String body) {
        var headers = Map.of("Authorization", "Bearer " + testing.token("Mail.Read"));
        return api.handle(new GraphRequest(method, target, headers, body.getBytes(UTF_8)));
    }
}
