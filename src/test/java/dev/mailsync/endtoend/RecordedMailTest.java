package dev.mailsync.endtoend;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is recorded of what arrives, is sent and moves, and what one sees of it. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class RecordedMailTest extends WholeWay {

    @Test
    void aRecordedMailHasEverythingThatTheContractNames() {
        connected();
        var delivered = crm.deliver(ANNA, Crm.mail("<1@lead.example>", "Lee Lead <" + LEE + ">", ANNA, "First"));
        crm.idle();

        var listed = anna.read(TIMELINE).get("items").get(0);
        var mail = anna.read("/v1/mails/" + listed.get("id").asText());

        assertThat(mail.get("mailbox").asText()).isEqualTo(ANNA);
        assertThat(mail.get("direction").asText()).isEqualTo("RECEIVED");
        assertThat(mail.get("from").get("name").asText()).isEqualTo("Lee Lead");
        assertThat(mail.get("from").get("address").asText()).isEqualTo(LEE);
        assertThat(mail.get("to").get(0).get("address").asText()).isEqualTo(ANNA);
        assertThat(mail.get("sentAt").asText()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(mail.get("messageId").asText())
                .isEqualTo("<1@lead.example>")
                .isEqualTo(delivered.get("internetMessageId").asText());
        assertThat(mail.get("leads").get(0).asText()).isEqualTo("lead-1");
        assertThat(mail.get("opportunities").get(0).asText()).isEqualTo("opp-1");
        assertThat(mail.get("holders").get(0).asText()).isEqualTo("anna");
        assertThat(mail.get("text").asText()).isEqualTo("Hello there");
        assertThat(mail.get("html").asText()).contains("<b>there</b>").doesNotContain("script");
        assertThat(mail.hasNonNull("receivedAt")).isTrue();
        assertThat(mail.hasNonNull("recordedAt")).isTrue();
        assertThat(mail.hasNonNull("preview")).isTrue();
        assertThat(mail.hasNonNull("webLink")).isTrue();
        assertThat(listed.has("html")).isFalse();
    }

    @Test
    void aMovedMailAndItsNotificationsSentAgainRecordNothingMore() {
        connected();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA, "First"));
        crm.idle();

        crm.move(ANNA, "<1@lead.example>", "archive");
        crm.notifyAgain(ANNA, "<1@lead.example>", 3);
        crm.idle();
        crm.advance("PT7H");

        assertThat(anna.subjects(TIMELINE)).containsExactly("First");
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void whatTheUserSendsIsRecordedWhoeverItGoesTo() {
        connected();

        crm.deliver(ANNA, "sentitems", Crm.mail("<2@contoso.example>", ANNA, LEE, "To the lead"));
        crm.deliver(ANNA, "sentitems", Crm.mail("<3@contoso.example>", ANNA, "x@else.example", "To somebody else"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("To the lead");
        assertThat(anna.subjects(OWN)).containsExactlyInAnyOrder("To the lead", "To somebody else");
        assertThat(anna.read(TIMELINE).get("items").get(0).get("direction").asText())
                .isEqualTo("SENT");
    }

    @Test
    void mailThatArrivesWhileTheUserIsSigningInIsNotLost() {
        var ticket = anna.ticket(ANNA, "accept");
        crm.deliver(ANNA, Crm.mail("<5@lead.example>", LEE, ANNA, "In between"));

        Crm.check(anna.confirm(ticket));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("In between");
    }

    @Test
    void mailOfWhichNobodyToldUsIsFoundByTheCatchUp() {
        connected();
        crm.mailbox("bob@contoso.example");
        var outlook = new Outlook(crm.http(), ANNA);
        outlook.deleteSubscriptions();

        crm.deliver(ANNA, Crm.mail("<7@lead.example>", LEE, ANNA, "Unannounced"));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        crm.advance("PT61M");

        assertThat(anna.subjects(TIMELINE)).containsExactly("Unannounced");
    }

    @Test
    void aDraftIsRecordedOnceItIsSent() {
        connected();
        var outlook = new Outlook(crm.http(), ANNA);

        var draft = outlook.draft(LEE, "Written in Outlook");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        outlook.send(draft);
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("Written in Outlook");
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void keepingHistoryAndSigningInAgainDoublesNothing() {
        connected();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA, "First"));
        crm.idle();

        Crm.check(anna.disable("KEEP"));
        crm.idle();
        crm.deliver(ANNA, Crm.mail("<8@lead.example>", LEE, ANNA, "While disabled"));
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("First");
        crm.advance("PT1M");
        connected();
        crm.notifyAgain(ANNA, "<1@lead.example>", 1);
        crm.deliver(ANNA, Crm.mail("<9@lead.example>", LEE, ANNA, "Again"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Again", "First");
        assertThat(anna).hasRecorded(2);
    }

    @Test
    void mailOutsideOfTimelinesIsSeenByItsHolderOnly() {
        connected();
        crm.deliver(ANNA, "sentitems", Crm.mail("<3@contoso.example>", ANNA, "x@else.example", "Private"));
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA, "Business"));
        crm.idle();
        var mails = anna.read(OWN).get("items");
        var administrator = crm.person("acme", "carol", "administrator");
        var stranger = crm.person("other", "anna", "administrator");

        for (var mail : mails) {
            var path = "/v1/mails/" + mail.get("id").asText();
            assertThat(anna.get(path).statusCode()).isEqualTo(200);
            var expected = mail.get("subject").asText().equals("Business") ? 200 : 404;
            assertThat(administrator.get(path).statusCode()).isEqualTo(expected);
            assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        }
        assertThat(stranger.get(TIMELINE).statusCode()).isEqualTo(404);
    }
}
