package dev.mailsync.endtoend;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Graph's address is public: what others send there is refused, or does nothing. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class NotificationRefusalsTest extends RefusalsTest {

    private static final String NOTIFICATIONS = "/graph/notifications";

    @Inject
    ClientStates clientStates;

    @Test
    void aDeliveryThatIsTooLargeIsRefused() {
        var large = "{\"value\":[\"" + "x".repeat(2 * 1024 * 1024) + "\"]}";

        refused(413, "TOO_LARGE", () -> crm.http().post(NOTIFICATIONS, Crm.JSON, large));
    }

    @Test
    void whoForgesANotificationLearnsNothing() {
        var genuine = clientStates
                .issue(ConnectionId.of(new CompanyId("acme"), new UserId("anna")))
                .clientState();
        var forged = genuine.substring(0, genuine.length() - 2) + (genuine.endsWith("AA") ? "BB" : "AA");
        crm.forgetRequests();

        unchanged(() -> {
            for (var clientState : new String[] {forged, "", "x", genuine + "x", "x".repeat(200)}) {
                var response = crm.http().post(NOTIFICATIONS, Crm.JSON, """
                        {"value":[{"subscriptionId":"s","clientState":"%s","changeType":"created",
                        "resourceData":{"id":"m"}}]}""".formatted(clientState));
                assertThat(response.statusCode()).isEqualTo(202);
                assertThat(response.body()).isEmpty();
            }
            crm.idle();
        });
        assertThat(crm.requests()).isEmpty();
    }

    @Test
    void aNotificationOfAMailThatDoesNotExistHarmsNothing() {
        var genuine = clientStates
                .issue(ConnectionId.of(new CompanyId("acme"), new UserId("anna")))
                .clientState();
        crm.http().post(NOTIFICATIONS, Crm.JSON, """
                {"value":[{"clientState":"%s","resourceData":{"id":"no-such-mail"}},{"clientState":"%s"},7,null]}""".formatted(genuine, genuine));
        crm.idle();
        receives("<1@lead.example>", LEE, "Hello");
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("Hello");
    }

    @Test
    void aValidationTokenComesBackDecodedAsPlainText() {
        var response = crm.http().post(NOTIFICATIONS + "?validationToken=Validation%3A+a%2Bb%20%26", "text/plain", "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Validation: a+b &");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
}
