package dev.mailsync.endtoend;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.sun.net.httpserver.HttpServer;
import dev.mailsync.lambda.HttpFunction;
import dev.mailsync.lambda.TestingContext;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.SandboxClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches that fail in part, and invocations that end before the work does. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(EventsOnly.class)
class InterruptedWorkTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String BOB = "bob@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final String TIMELINE = "/v1/leads/lead-1/mails";

    private static final int BODIES = 20;

    // Graph gives the product a hundred at a time.
    private static final int PAGE = 100;

    HttpServer publicAddress;

    @Inject
    @Named("http")
    HttpFunction http;

    @Inject
    AwsEvents aws;

    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void anEmptyWorldWithOneLead() {
        publicAddress.createContext("/", new TestingApiGateway(http));
        crm = new Crm(new SandboxClient(
                URI.create("http://localhost:" + publicAddress.getAddress().getPort())));
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
    void aBrokenJobFailsByItselfAndNothingWaitsForIt() {
        var bob = bothConnected();
        deliver(ANNA, "<1@lead.example>", "Before");
        aws.queue().send(connection("anna").value(), "{\"job\":");
        deliver(ANNA, "<2@lead.example>", "After");
        deliver(BOB, "<3@lead.example>", "To Bob");

        var batch = aws.queue().receive();
        var response = aws.invoke(batch, AwsEvents.A_MINUTE);

        var broken = batch.getRecords().stream()
                .filter(record -> record.getBody().equals("{\"job\":"))
                .findFirst()
                .orElseThrow();
        assertThat(response.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly(broken.getMessageId());
        assertThat(anna.subjects("/v1/mail-sync/mails")).containsExactlyInAnyOrder("Before", "After");
        assertThat(bob.subjects("/v1/mail-sync/mails")).containsExactly("To Bob");
    }

    @Test
    void anInvocationWithoutTimeStopsAfterTwentyBodiesAndTheNextOneGoesOn() {
        var ticket = anna.ticket(ANNA, "accept");
        for (int number = 0; number < PAGE + 20; number++) {
            deliver(ANNA, "<" + number + "@lead.example>", "Mail " + number);
        }
        Crm.check(anna.confirm(ticket));
        for (int folders = 0; folders < 12 && recorded() == 0; folders++) {
            aws.invoke(timeToAsk(1));
        }

        assertThat(recorded()).as("a batch of bodies").isEqualTo(BODIES);
        assertThat(aws.queue().isEmpty()).as("the continuation").isFalse();
        assertThat(anna.status().hasNonNull("completeUpTo")).isFalse();
        aws.workOff();

        assertThat(recorded()).isEqualTo(PAGE + 20);
        assertThat(anna.read("/v1/mail-sync/mails?limit=100").get("next").isNull())
                .isFalse();
        assertThat(anna.status().hasNonNull("completeUpTo")).isTrue();
    }

    @Test
    void invocationsThatReadAFewFoldersEachReachAllFolders() {
        var ticket = anna.ticket(ANNA, "accept");
        deliver(ANNA, "inbox", "<1@lead.example>", "In the Inbox");
        deliver(ANNA, "sentitems", "<2@lead.example>", "In Sent Items");
        deliver(ANNA, "archive", "<3@lead.example>", "In the archive");
        Crm.check(anna.confirm(ticket));

        for (int invocations = 0; invocations < 12; invocations++) {
            aws.invoke(timeToAsk(1));
        }

        assertThat(aws.queue().isEmpty()).as("all done").isTrue();
        assertThat(anna.subjects(TIMELINE))
                .containsExactlyInAnyOrder("In the Inbox", "In Sent Items", "In the archive");
        assertThat(anna.status().hasNonNull("completeUpTo")).isTrue();
    }

    /** Time enough until it was asked for so often, and none after that. */
    private static Context timeToAsk(int times) {
        var left = new AtomicInteger(times);
        return new TestingContext(() -> left.getAndDecrement() > 0 ? 60_000 : 0);
    }

    private Crm.Person bothConnected() {
        crm.mailbox(BOB);
        var bob = crm.person("acme", "bob");
        anna.connect(ANNA);
        bob.connect(BOB);
        aws.workOff();
        return bob;
    }

    private void deliver(String upn, String messageId, String subject) {
        deliver(upn, "inbox", messageId, subject);
        aws.awaitNotifications();
    }

    private void deliver(String upn, String folder, String messageId, String subject) {
        crm.deliver(upn, folder, Crm.mail(messageId, LEAD, upn, subject));
    }

    private int recorded() {
        return anna.status().get("counts").path("recorded").asInt();
    }

    private static ConnectionId connection(String user) {
        return ConnectionId.of(new CompanyId("acme"), new UserId(user));
    }
}
