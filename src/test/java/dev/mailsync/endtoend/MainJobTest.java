package dev.mailsync.endtoend;

import java.net.URI;

import jakarta.inject.Inject;

import dev.mailsync.platform.dynamo.FragileParts;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.SandboxClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The way through: connect, a mail arrives, the lead's timeline shows it, disable. All over HTTP, on the real parts. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(FragileParts.class)
class MainJobTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final String TIMELINE = "/v1/leads/lead-1/mails";

    @TestHTTPResource
    URI address;

    @Inject
    Tables tables;

    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void anEmptyWorldWithOneLead() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEAD, "opp-1");
        anna = crm.person("acme", "anna");
    }

    @Test
    void aMailFromALeadIsOnTheTimelinesOfTheLeadAndItsOpportunity() {
        connected();

        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("First");
        assertThat(anna.subjects("/v1/opportunities/opp-1/mails")).containsExactly("First");
        assertThat(anna.subjects("/v1/mail-sync/mails")).containsExactly("First");
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void ofMailThatIsSkippedOnlyTheCountRemains() {
        connected();
        crm.forgetRequests();

        crm.deliver(ANNA, Crm.mail("<4@else.example>", "stranger@else.example", ANNA, "Private matter"));
        crm.idle();

        assertThat(anna).hasSkipped("NO_LEAD", 1);
        assertThat(tables.everything()).doesNotContain("Private matter", "stranger@else.example");
        assertThat(crm.requests().toString()).doesNotContain("body", "subject");
    }

    @Test
    void mailFromBeforeTheSignInIsNeverRecordedHoweverItShowsUp() {
        crm.deliver(ANNA, Crm.mail("<6@lead.example>", LEAD, ANNA, "Written before the sign-in"));
        crm.advance("PT1M");
        connected();

        crm.move(ANNA, "<6@lead.example>", "archive");
        crm.notifyAgain(ANNA, "<6@lead.example>", 1);
        crm.idle();
        crm.advance("PT7H");

        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(tables.everything()).doesNotContain("Written before the sign-in");
    }

    @Test
    void disablingWithRemovalLeavesNothingBehind() {
        connected();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        crm.deliver(ANNA, "sentitems", Crm.mail("<3@contoso.example>", ANNA, "x@else.example", "To somebody else"));
        crm.idle();
        var preview = anna.read("/v1/mail-sync/disable/preview");
        assertThat(preview.get("mails").asInt()).isEqualTo(2);
        assertThat(preview.get("leads").asInt()).isEqualTo(1);
        assertThat(preview.get("opportunities").asInt()).isEqualTo(1);

        assertThat(anna.disable("REMOVE").statusCode()).isEqualTo(202);
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(anna).isNotConfigured().hasRemoved(2);
        var removal = anna.status().get("removal");
        assertThat(removal.get("total").asInt()).isEqualTo(2);
        assertThat(removal.hasNonNull("doneAt")).isTrue();
        assertThat(crm.requests().toString()).contains("\"method\":\"DELETE\"");
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
        assertThat(tables.of(Table.USERS)).doesNotContain("sealed", "subscriptionId", "folder#", ANNA);
        assertThat(new Outlook(crm.http(), ANNA).subscriptions()).isEmpty();
    }

    @Test
    void whatWasKeptCanBeRemovedLater() {
        connected();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        crm.idle();
        Crm.check(anna.disable("KEEP"));
        crm.idle();

        Crm.check(anna.disable("REMOVE"));
        crm.idle();

        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
        assertThat(anna).hasRemoved(1);
    }

    @Test
    void aMailThatTwoColleaguesHoldIsOneRowUntilTheLastOfThemIsGone() {
        var bob = crm.person("acme", "bob");
        crm.mailbox("bob@contoso.example");
        connected();
        bob.connect("bob@contoso.example");
        crm.idle();
        var mail = Crm.mail("<1@lead.example>", LEAD, ANNA + ", bob@contoso.example", "To both");
        crm.deliver(ANNA, mail);
        crm.deliver("bob@contoso.example", mail);
        crm.idle();

        var rows = anna.read(TIMELINE).get("items");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("holders").toString()).contains("anna", "bob");
        assertThat(bob.read("/v1/mails/" + rows.get(0).get("id").asText())
                        .get("holders")
                        .toString())
                .contains("anna", "bob");
        Crm.check(anna.disable("REMOVE"));
        crm.idle();
        assertThat(anna.read(TIMELINE).get("items").get(0).get("holders").toString())
                .isEqualTo("[\"bob\"]");
        Crm.check(bob.disable("REMOVE"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).isEmpty();
    }

    private void connected() {
        var connection = anna.connect(ANNA);
        assertThat(connection.get("status").asText()).isEqualTo("ENABLED");
        crm.idle();
    }
}
