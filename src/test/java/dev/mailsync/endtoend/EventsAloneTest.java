package dev.mailsync.endtoend;

import java.net.URI;
import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.sun.net.httpserver.HttpServer;
import dev.mailsync.lambda.HttpFunction;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sweep.SweepReport;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The way through as it is deployed: whatever the service does, an event of AWS made it do it. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(EventsOnly.class)
class EventsAloneTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final String TIMELINE = "/v1/leads/lead-1/mails";

    HttpServer publicAddress;

    @TestHTTPResource
    URI sandbox;

    @Inject
    @Named("http")
    HttpFunction http;

    @Inject
    AwsEvents aws;

    @Inject
    World world;

    @Inject
    Tables tables;

    private TestingApiGateway gateway;
    private URI address;
    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void anEmptyWorldWithOneLead() {
        gateway = new TestingApiGateway(http);
        publicAddress.createContext("/", gateway);
        address = URI.create("http://localhost:" + publicAddress.getAddress().getPort());
        crm = new Crm(new SandboxClient(address));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEAD, "opp-1");
        anna = crm.person("acme", "anna");
    }

    @AfterEach
    void close() {
        publicAddress.removeContext("/");
    }

    @Test
    void connectNotifyRecordTimelineDisable() {
        anna.connect(ANNA);
        assertThat(world.subscriptions().of(account()))
                .as("before the queue was read")
                .isEmpty();
        aws.workOff();
        assertThat(anna).isEnabled();

        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        aws.workOff();
        assertThat(anna.subjects(TIMELINE)).containsExactly("First");
        assertThat(anna.subjects("/v1/opportunities/opp-1/mails")).containsExactly("First");

        assertThat(anna.disable("REMOVE").statusCode()).isEqualTo(202);
        assertThat(anna).isDisabling();
        aws.workOff();
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(anna).isNotConfigured();
        assertThat(world.subscriptions().of(account())).isEmpty();
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }

    @Test
    void theApiRefreshesATokenItselfWhenNoWorkerHas() {
        var request = "{\"returnUrl\":\"%s\",\"sending\":true}".formatted(Crm.RETURN_URL);
        var started = crm.http().json(Crm.check(anna.post("/v1/mail-sync/connection", request)));
        var returned = anna.returned(started.get("authorizationUrl").asText(), ANNA, "accept");
        Crm.check(anna.confirm(returned.get("mail_sync_ticket")));
        aws.workOff();
        aws.advance(Duration.ofHours(2));

        var sent = anna.post(
                "/v1/smart-mails",
                "{\"leadId\":\"lead-1\",\"to\":[\"%s\"],\"subject\":\"Late\",\"html\":\"<p>Hi</p>\"}".formatted(LEAD),
                "Idempotency-Key",
                "late");

        assertThat(sent.statusCode()).isIn(201, 202);
        assertThat(anna.subjects(TIMELINE)).containsExactly("Late");
    }

    @Test
    void microsoftReachesTheServiceByItsPublicAddressOnly() {
        anna.connect(ANNA);
        aws.workOff();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        aws.workOff();

        assertThat(world.subscriptions().of(account())).singleElement().satisfies(subscription -> {
            assertThat(subscription.notificationUrl()).isEqualTo(address.resolve("/graph/notifications"));
            assertThat(subscription.lifecycleNotificationUrl()).hasValue(address.resolve("/graph/lifecycle"));
        });
        assertThat(gateway.routes())
                .contains("GET /oauth/callback", "POST /graph/lifecycle")
                .filteredOn("POST /graph/notifications"::equals)
                .as("the validation of the address, and one delivery")
                .hasSize(2);
    }

    @Test
    void aMailNotifiedThreeTimesMoreIsRecordedOnce() {
        anna.connect(ANNA);
        aws.workOff();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        aws.workOff();

        crm.notifyAgain(ANNA, "<1@lead.example>", 3);
        aws.awaitNotifications();
        assertThat(aws.queue().isEmpty()).isFalse();
        aws.workOff();

        assertThat(anna.subjects(TIMELINE)).containsExactly("First");
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void theSweepFindsTheMailThatNobodyNotified() {
        anna.connect(ANNA);
        // The lead that was registered is looked for; due times are whole seconds.
        aws.advance(Duration.ofSeconds(1));
        aws.sweep();
        aws.workOff();
        new Outlook(new SandboxClient(URI.create(sandbox.toString().replaceAll("/$", ""))), ANNA).deleteSubscriptions();
        crm.deliver(ANNA, Crm.mail("<2@lead.example>", LEAD, ANNA, "Unannounced"));
        aws.workOff();
        assertThat(aws.sweep()).as("before its time").isEqualTo(new SweepReport(0, 0, 0, true));

        // Due times are whole seconds.
        aws.advance(Duration.ofHours(1).plusSeconds(1));
        assertThat(aws.sweep()).isEqualTo(new SweepReport(1, 0, 0, true));
        aws.workOff();

        assertThat(anna.subjects(TIMELINE)).containsExactly("Unannounced");
        assertThat(aws.sweep()).as("after the work").isEqualTo(new SweepReport(0, 0, 0, true));
    }

    private Account account() {
        return world.mailbox(ANNA).orElseThrow().account();
    }
}
