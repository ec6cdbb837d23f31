package dev.mailsync.endtoend;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.SubscriptionState.ActiveSubscription;
import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A subscription over its days, and what Graph says of it. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SubscriptionLifeTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final ConnectionId CONNECTION = ConnectionId.of(new CompanyId("acme"), new UserId("anna"));
    private static final String TIMELINE = "/v1/leads/lead-1/mails";

    @TestHTTPResource
    URI address;

    @Inject
    ClientStates clientStates;

    @Inject
    ConnectionStore connections;

    @Inject
    Clock clock;

    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void aConnectedMailbox() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEAD);
        anna = crm.person("acme", "anna");
        anna.connect(ANNA);
        crm.idle();
        crm.forgetRequests();
    }

    @Test
    void itIsRenewedAtHalfOfItsLifeAndTokensAreRefreshedOnTheWay() {
        crm.advance("PT85H");

        assertThat(asked("PATCH", "/v1.0/subscriptions/")).isEqualTo(1);
        assertThat(asked("POST", "/oauth2/v2.0/token")).isBetween(30L, 90L);
        crm.forgetRequests();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "After days"));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("After days");
    }

    @Test
    void whereItWasRemovedItIsMadeAgainAndWhatWasMissedIsFound() {
        new Outlook(crm.http(), ANNA).deleteSubscriptions();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "Missed"));

        lifecycle("subscriptionRemoved");

        assertThat(new Outlook(crm.http(), ANNA).subscriptions()).hasSize(1);
        assertThat(anna.subjects(TIMELINE)).containsExactly("Missed");
        crm.deliver(ANNA, Crm.mail("<2@lead.example>", LEAD, ANNA, "Told again"));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Told again", "Missed");
    }

    @Test
    void onceTheServiceHasMovedItIsMadeAnewUnderTheNewAddress() {
        var outlook = new Outlook(crm.http(), ANNA);
        var ours = outlook.notificationUrls();
        outlook.deleteSubscriptions();
        var formerly = ours.getFirst() + "?before=the-move";
        var before = outlook.subscribe(formerly, clock.instant().plus(Duration.ofDays(6)));
        adopt(before, formerly);

        crm.advance("PT2H");

        // A renewal may be refused where nobody answers at the former address.
        assertThat(asked("PATCH", "/v1.0/subscriptions/")).isZero();
        var then = new Outlook(crm.http(), ANNA);
        assertThat(then.notificationUrls()).isEqualTo(ours);
        assertThat(then.subscriptions()).doesNotContain(before);
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "Told at the new address"));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Told at the new address");
    }

    private void adopt(String subscription, String sentTo) {
        connections.change(
                CONNECTION, 1, it -> it.withMailbox(mailbox -> mailbox.renewed(of(subscription, sentTo, mailbox))));
    }

    private static ActiveSubscription of(String id, String sentTo, ConnectedMailbox mailbox) {
        var stored = mailbox.subscriptionState().active().orElseThrow();
        return new ActiveSubscription(
                id, sentTo, stored.signedBy(), stored.renewedAt(), stored.expiresAt(), stored.renewAt());
    }

    @Test
    void whatNotificationsMissedIsFoundAtOnce() {
        lifecycle("missed");

        assertThat(asked("GET", "/messages/delta")).isPositive();
        assertThat(asked("PATCH", "/v1.0/subscriptions/")).isZero();
    }

    @Test
    void aReauthorizationIsOneRenewalAndNoCatchUp() {
        lifecycle("reauthorizationRequired");

        assertThat(asked("PATCH", "/v1.0/subscriptions/")).isEqualTo(1);
        assertThat(asked("GET", "/messages/delta")).isZero();
    }

    @Test
    void anEventThatIsNewToUsIsLookedAfterAllTheSame() {
        lifecycle("somethingNew");

        assertThat(asked("PATCH", "/v1.0/subscriptions/")).isEqualTo(1);
        assertThat(asked("GET", "/messages/delta")).isPositive();
    }

    private void lifecycle(String event) {
        var clientState = clientStates.issue(CONNECTION).clientState();
        var response = crm.http().post("/graph/lifecycle", Crm.JSON, """
                {"value":[{"subscriptionId":"s","clientState":"%s","lifecycleEvent":"%s"}]}""".formatted(clientState, event));
        assertThat(response.statusCode()).isEqualTo(202);
        crm.idle();
    }

    private long asked(String method, String path) {
        return StreamSupport.stream(crm.requests().spliterator(), false)
                .filter(request -> request.get("method").asText().equals(method)
                        && request.get("path").asText().contains(path))
                .count();
    }
}
