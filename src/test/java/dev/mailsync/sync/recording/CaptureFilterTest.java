package dev.mailsync.sync.recording;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static dev.mailsync.chaos.SmallCompany.upn;
import static org.assertj.core.api.Assertions.assertThat;

class CaptureFilterTest {

    private static final String MAY = "may@lead.example";

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void whatTheUserSendsIsRecordedWhoeverGetsIt() {
        company.delivers("anna", WellKnown.SENTITEMS, "", upn("anna"), "stranger@else.example", "Sent");
        company.work();

        assertThat(company.recorded()).containsExactly("Sent");
    }

    @Test
    void anAnswerInAThreadOfALeadIsRecordedThoughNoLeadIsOnIt() {
        var first = company.receives("anna", LEE, "Question");
        company.work();
        company.delivers(
                "anna",
                WellKnown.INBOX,
                "References: " + first.messageId() + "\r\n",
                "expert@else.example",
                upn("anna"),
                "Answer");
        company.work();

        assertThat(company.recorded()).containsExactly("Answer", "Question");
    }

    @Test
    void anAnswerThatComesBeforeWhatItAnswersIsFoundInThatOneThread() {
        company.receives("anna", LEE, "Question");
        company.delivers(
                "anna", WellKnown.INBOX, "References: <0@small>\r\n", "expert@else.example", upn("anna"), "Answer");
        company.work();

        assertThat(company.recorded()).containsExactly("Answer", "Question");
    }

    @Test
    void junkIsSkippedUntilItIsMovedToTheInbox() {
        var mail = company.delivers("anna", WellKnown.JUNKEMAIL, "", LEE, upn("anna"), "Offer");
        company.work();
        company.pass(Duration.ofHours(7));
        assertThat(company.recorded()).isEmpty();

        var mailbox = company.mailbox("anna");
        mailbox.move(mail.immutableId(), mailbox.folder(WellKnown.INBOX));
        company.pass(Duration.ofHours(2));

        assertThat(company.recorded()).containsExactly("Offer");
    }

    /** Bert's own mailbox says that he is one, whatever the domain of his address. */
    @Test
    void aColleagueOfAnotherDomainIsNobodyOfALeadsPart() {
        var bert = "bert@agency.example";
        company.ownDomains("acme.example");
        company.with("bert", bert);
        var form = company.delivers("anna", WellKnown.INBOX, "", LEE, upn("anna") + ", " + bert, "Contact form");
        company.work();

        company.receives("anna", bert, "AW: Contact form");
        company.delivers(
                "anna",
                WellKnown.INBOX,
                "References: " + form.messageId() + "\r\n",
                bert,
                upn("anna"),
                "Between us: Contact form");
        company.delivers(
                "anna", WellKnown.INBOX, "", "stranger@else.example", upn("anna") + ", " + bert, "RE: Contact form");
        company.work();

        assertThat(company.recorded()).containsOnly("Contact form");
    }

    @Test
    void leadsWhoseMailExchangeJoinsByItsSubjectStayApart() {
        company.lead("lead-2", MAY);
        company.receives("anna", LEE, "Contact form");
        company.receives("anna", MAY, "RE: Contact form");
        company.work();
        company.receives("anna", LEE, "AW: Contact form");
        company.receives("anna", "stranger@else.example", "RE: Contact form");
        company.work();

        assertThat(company.contactsOf("Contact form")).containsExactly(LEE);
        assertThat(company.contactsOf("RE: Contact form")).containsExactly(MAY);
        assertThat(company.contactsOf("AW: Contact form")).containsExactly(LEE);
        assertThat(company.recorded()).hasSize(3);
    }

    @Test
    void whoTookPartWithOneLeadContinuesThatLeadsConversationAlone() {
        company.lead("lead-2", MAY);
        var both = upn("anna") + ", expert@else.example";
        company.delivers("anna", WellKnown.INBOX, "", LEE, both, "Contact form");
        company.receives("anna", MAY, "RE: Contact form");
        company.work();
        company.receives("anna", "expert@else.example", "AW: Contact form");
        company.work();

        assertThat(company.contactsOf("AW: Contact form")).containsExactly(LEE);
    }

    @Test
    void aFormThatIsOnTheMailOfManyLeadsJoinsThemNoMore() {
        for (int n = 0; n < 60; n++) {
            company.lead("form-" + n, "form" + n + "@lead.example");
            company.delivers(
                    "anna",
                    WellKnown.INBOX,
                    "",
                    "form@service.example",
                    upn("anna") + ", form" + n + "@lead.example",
                    "RE: Contact form");
        }
        company.work();
        company.receives("anna", "form@service.example", "AW: Contact form");
        company.work();

        assertThat(company.contactsOf("AW: Contact form")).isEmpty();
        assertThat(company.all(Table.SYNCED_MAIL))
                .allMatch(row -> row.strings("contacts").size() <= 21);
    }

    @Test
    void aLeadBehindAListOrAFormOfTheCompanyIsTheAuthor() {
        company.ownDomains("acme.example", "contoso.example");
        delivers("Reply-To: " + LEE, "Lee via Sales <sales@contoso.example>", upn("anna"), "Through the list");
        delivers("Reply-To: " + LEE, "noreply@forms.example", upn("anna"), "Through a form");
        delivers("Reply-To: " + LEE, upn("anna"), upn("anna"), "Through a form that writes to itself");
        company.work();

        assertThat(company.recorded()).hasSize(3);
        for (var subject : company.recorded()) {
            assertThat(company.contactsOf(subject)).as(subject).containsExactly(LEE);
        }
        assertThat(company.directionOf("Through a form that writes to itself")).isEqualTo("RECEIVED");
    }

    @Test
    void mailAmongColleaguesStaysTheirsWhoeverIsToBeAnswered() {
        company.ownDomains("acme.example", "contoso.example");
        delivers("Reply-To: boss@home.example", "boss@contoso.example", upn("anna"), "Private");
        delivers("Reply-To: sales@contoso.example", "boss@contoso.example", upn("anna"), "Sales");
        company.work();

        assertThat(company.recorded()).isEmpty();
    }

    @Test
    void aLeadThatWritesForItselfIsTheAuthorWhoeverIsToBeAnswered() {
        company.lead("lead-2", MAY);
        delivers("Reply-To: " + MAY, LEE, upn("anna"), "Newsletter");
        company.work();

        assertThat(company.contactsOf("Newsletter")).containsExactly(LEE);
    }

    @Test
    void whatOneFormSendsForTwoLeadsStaysApart() {
        company.lead("lead-2", MAY);
        delivers("Reply-To: " + LEE, "noreply@forms.example", upn("anna"), "Contact form");
        delivers("Reply-To: " + MAY, "noreply@forms.example", upn("anna"), "RE: Contact form");
        company.work();

        assertThat(company.contactsOf("Contact form")).containsExactly(LEE);
        assertThat(company.contactsOf("RE: Contact form")).containsExactly(MAY);
    }

    @Test
    void oneAddressIsOneHoweverTheCrmWritesIt() {
        company.lead("lead-2", " Lee@B\u00dcCHER.example");
        company.receives("anna", "lee@xn--bcher-kva.example", "Question");
        company.work();

        assertThat(company.contactsOf("Question")).containsExactly("lee@xn--bcher-kva.example");
    }

    @Test
    void whatDidNotReachALeadStandsOnItsTimelineWhoeverSaysSo() {
        company.ownDomains("acme.example");
        var offer = company.delivers("anna", WellKnown.SENTITEMS, "", upn("anna"), LEE, "Offer");
        company.work();
        delivers(
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\nReferences: "
                        + offer.messageId(),
                "postmaster@acme.example",
                upn("anna"),
                "Undeliverable: Offer");
        delivers(
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\nReferences: <else@x>",
                "postmaster@acme.example",
                upn("anna"),
                "Undeliverable: Lunch");
        delivers("References: " + offer.messageId(), "bob@acme.example", upn("anna"), "About our offer");
        company.work();

        assertThat(company.recorded()).containsExactlyInAnyOrder("Offer", "Undeliverable: Offer");
        assertThat(company.contactsOf("Undeliverable: Offer")).containsExactly(LEE);
        assertThat(company.bounced()).containsExactly("Offer");
        assertThat(company.rowsThatBounced()).as("with those on timelines").isEqualTo(2);
    }

    private void delivers(String header, String from, String to, String subject) {
        company.delivers("anna", WellKnown.INBOX, header + "\r\n", from, to, subject);
    }

    /** Neither on the mail, as the store tests show, nor by an answer to it. */
    @Test
    void whoIsOnAMailByBccAloneIsNotOnTheAnswersToIt() {
        company.lead("lead-2", MAY);
        var hiding = "Bcc: " + MAY + "\r\n";
        var offer = company.delivers("anna", WellKnown.SENTITEMS, hiding, upn("anna"), LEE, "Offer");
        company.work();
        company.delivers(
                "anna", WellKnown.INBOX, "References: " + offer.messageId() + "\r\n", LEE, upn("anna"), "RE: Offer");
        company.receives("anna", LEE, "AW: Offer");
        company.work();

        assertThat(company.contactsOf("Offer")).containsExactlyInAnyOrder(LEE, MAY);
        assertThat(company.blindContactsOf("Offer")).containsExactly(MAY);
        assertThat(company.contactsOf("RE: Offer")).containsExactly(LEE);
        assertThat(company.contactsOf("AW: Offer")).containsExactly(LEE);
    }

    @Test
    void aLeadRegisteredLaterStaysHiddenOnAMailThatIsThereAlready() {
        var hiding = "Bcc: " + MAY + "\r\n";
        company.delivers("anna", WellKnown.SENTITEMS, hiding, upn("anna"), LEE, "Offer");
        company.work();
        company.lead("lead-2", MAY);
        company.pass(Duration.ofHours(7));

        assertThat(company.contactsOf("Offer")).containsExactlyInAnyOrder(LEE, MAY);
        assertThat(company.blindContactsOf("Offer")).containsExactly(MAY);
    }

    @Test
    void whatIsMarkedPrivateOrConfidentialIsSkipped() {
        for (var marked : List.of("Private", "Company-Confidential", "Personal")) {
            company.delivers("anna", WellKnown.INBOX, "Sensitivity: " + marked + "\r\n", LEE, upn("anna"), marked);
        }
        company.work();

        assertThat(company.recorded()).containsExactly("Personal");
    }

    /** An offer to a hundred leads would otherwise put each answer to it on a hundred timelines. */
    @Test
    void anAnswerToAnEmailToVeryManyLeadsIsItsAuthorsAlone() {
        var leads = IntStream.range(0, 60)
                .mapToObj(n -> "lead" + n + "@many.example")
                .toList();
        leads.forEach(lead -> company.lead(lead, lead));
        var offer = company.delivers("anna", WellKnown.SENTITEMS, "", upn("anna"), String.join(", ", leads), "Offer");
        company.work();

        company.delivers(
                "anna",
                WellKnown.INBOX,
                "References: " + offer.messageId() + "\r\n",
                leads.getFirst(),
                upn("anna"),
                "Answer");
        company.work();

        assertThat(company.contactsOf("Offer")).hasSize(60);
        assertThat(company.contactsOf("Answer")).containsExactly(leads.getFirst());
    }
}
