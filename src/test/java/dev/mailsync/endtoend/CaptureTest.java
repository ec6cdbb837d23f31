package dev.mailsync.endtoend;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What the company and its users want recorded, and who sees it. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class CaptureTest extends WholeWay {

    @Inject
    Tables tables;

    @Test
    void aCompanyCanHaveMailWithLeadsAlone() {
        crm.company("acme", "TEAM", 5, ",\"capture\":\"LEADS\"");
        connected();

        sends("<1@contoso.example>", STRANGER, "To a stranger");
        sends("<2@contoso.example>", LEE, "To the lead");
        receives("<3@lead.example>", LEE, "From the lead");
        crm.idle();

        assertThat(anna.subjects(OWN)).containsExactlyInAnyOrder("To the lead", "From the lead");
    }

    @Test
    void orEverything() {
        crm.company("acme", "TEAM", 5, ",\"capture\":\"EVERYTHING\",\"domains\":[\"contoso.example\"]");
        connected();

        receives("<1@else.example>", STRANGER, "From a stranger");
        receives("<2@contoso.example>", BOB, "From a colleague");
        crm.deliver(ANNA, "drafts", Crm.mail("<3@contoso.example>", ANNA, LEE, "Unfinished"));
        crm.deliver(ANNA, "junkemail", Crm.mail("<4@lead.example>", LEE, ANNA, "Junk"));
        crm.deliver(ANNA, "deleteditems", Crm.mail("<5@lead.example>", LEE, ANNA, "Deleted"));
        crm.idle();

        assertThat(anna.subjects(OWN)).containsExactly("From a stranger");
        assertThat(anna).hasSkipped("INTERNAL");
    }

    @Test
    void privateMailIsSeenByItsHolderAlone() {
        crm.mailbox(BOB);
        connected();
        var bob = crm.person("acme", "bob");
        var boss = crm.person("acme", "boss", "administrator");
        sends("<1@contoso.example>", STRANGER, "To my doctor");
        sends("<2@contoso.example>", LEE, "To the lead");
        crm.idle();
        var items = anna.read(OWN).get("items");
        var own = items.get(0).get("subject").asText().equals("To my doctor") ? items.get(0) : items.get(1);
        var ofLead = own == items.get(0) ? items.get(1) : items.get(0);

        assertThat(anna.get("/v1/mails/" + own.get("id").asText()).statusCode()).isEqualTo(200);
        for (var curious : new Crm.Person[] {bob, boss, crm.person("other", "anna")}) {
            assertThat(curious.get("/v1/mails/" + own.get("id").asText()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(bob.get("/v1/mails/" + ofLead.get("id").asText()).statusCode())
                .isEqualTo(200);
        assertThat(crm.person("other", "bob")
                        .get("/v1/mails/" + ofLead.get("id").asText())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatStandsOnANeverRecordListLeavesNothingBehind() {
        crm.company("acme", "TEAM", 5, ",\"neverRecord\":[\"clinic.example\"]");
        anna.put("/v1/mail-sync/never-record", "{\"entries\":[\"Spouse@Home.example\"]}");
        connected();
        crm.forgetRequests();

        sends("<1@contoso.example>", "spouse@home.example", "Dinner");
        sends("<2@contoso.example>", "doc@ward.clinic.example", "My knee");
        crm.deliver(ANNA, Crm.mail("<3@lead.example>", LEE, ANNA + ", spouse@home.example", "Of both"));
        crm.idle();

        assertThat(anna.subjects(OWN)).isEmpty();
        assertThat(anna).hasSkipped("NEVER_RECORD");
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
        assertThat(tables.everything()).doesNotContain("Dinner", "My knee", "doc@ward", "<1@contoso.example>");
        assertThat(crm.requests().findValuesAsText("path")).noneMatch(path -> path.contains("bodyPreview"));
        assertThat(anna.read("/v1/mail-sync/never-record").toString())
                .isEqualTo("{\"entries\":[\"spouse@home.example\"]}");
    }

    @Test
    void whatAShorterListOrAWiderSettingAdmitsIsRecordedAfterwards() {
        crm.company("acme", "TEAM", 5, ",\"capture\":\"LEADS\"");
        anna.put("/v1/mail-sync/never-record", "{\"entries\":[\"lead.example\"]}");
        connected();
        receives("<1@lead.example>", LEE, "From the lead");
        sends("<2@contoso.example>", STRANGER, "To a stranger");
        crm.idle();
        assertThat(anna.subjects(OWN)).isEmpty();

        anna.put("/v1/mail-sync/never-record", "{\"entries\":[]}");
        crm.idle();
        assertThat(anna.subjects(OWN)).containsExactly("From the lead");

        crm.company("acme", "TEAM", 5, "");
        crm.idle();
        assertThat(anna.subjects(OWN)).containsExactlyInAnyOrder("From the lead", "To a stranger");
    }

    @Test
    void anAliasGivenLaterMakesMailSentAfterTheNextFullRound() {
        connected();
        mailbox().addAlias("sales@contoso.example");
        crm.advance("PT7H");

        var others = ANNA + ", " + STRANGER;
        crm.deliver(
                ANNA, Crm.mail("<1@contoso.example>", "sales@contoso.example", others, "To myself and an outsider"));
        crm.idle();

        assertThat(anna.read(OWN).get("items").get(0).get("direction").asText()).isEqualTo("SENT");
    }

    @Test
    void theSameMailInSeveralMailboxesIsOneOnTheTimelineUntilTheLastHolderRemovesIt() {
        crm.mailbox(BOB);
        connected();
        var bob = crm.person("acme", "bob");
        bob.connect(BOB);
        crm.idle();
        var mime = Crm.mail("<1@lead.example>", LEE, ANNA + ", " + BOB, "To both");
        crm.deliver(ANNA, mime);
        crm.deliver(BOB, mime);
        sends("<2@contoso.example>", LEE + ", " + BOB, "From one of us");
        crm.deliver(BOB, Crm.mail("<2@contoso.example>", ANNA, LEE + ", \"Bob\" <" + BOB + ">", "From one of us"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("To both", "From one of us");
        assertThat(anna.read(TIMELINE).get("items").get(0).get("holders")).hasSize(2);
        assertThat(anna.read(TIMELINE).get("items").get(1).get("holders")).hasSize(2);

        bob.disable("REMOVE");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).hasSize(2);
        assertThat(anna.read(TIMELINE).get("items").get(0).get("holders").toString())
                .isEqualTo("[\"anna\"]");

        anna.disable("REMOVE");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }
}
