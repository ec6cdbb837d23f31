package dev.mailsync.sync.scan;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static dev.mailsync.chaos.SmallCompany.upn;
import static org.assertj.core.api.Assertions.assertThat;

class LeadSearchTest {

    private static final String MAY = "may@late.example";

    private final SmallCompany company = new SmallCompany().with("anna");

    /** A round over the company can turn it into a scan while a worker waits for its share. */
    @Test
    void aSearchThatIsPutOffAfterItBecameAScanIsOver() {
        company.pass(Duration.ofMinutes(65));
        var addresses = IntStream.range(0, 60)
                .mapToObj(n -> "many" + n + "@late.example")
                .collect(Collectors.toSet());
        changes(mailbox -> mailbox.searching(addresses, company.now()));
        changes(mailbox ->
                mailbox.postponed(MailboxTask.LEAD_SEARCH, company.now().plusSeconds(90)));
        company.pass(Duration.ofMinutes(10));
        company.forgetRequests();

        company.pass(Duration.ofMinutes(30));

        assertThat(company.requests()).isLessThan(5);
    }

    /** The book of costs has a mailbox of five thousand. */
    @Test
    void anUnrelatedLeadCostsThreeRequestsAtMost() {
        strangersWrite(500);
        company.pass(Duration.ofMinutes(65));
        company.forgetRequests();
        company.countReads();

        company.lead("lead-2", "nobody@nowhere.example");
        company.pass(Duration.ofMinutes(2));

        assertThat(company.requests()).isLessThanOrEqualTo(3);
        assertThat(company.readUnits()).as("read units, two sweeps among them").isLessThan(100.0);
    }

    @Test
    void earlierMailOfALateLeadIsFoundWithinMinutes() {
        company.receives("anna", MAY, "Early");
        company.work();
        company.advance(Duration.ofHours(2));
        assertThat(company.recorded()).isEmpty();

        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(2));

        assertThat(company.recorded()).containsExactly("Early");
    }

    /** Whatever time zone the day of a search is of. */
    @Test
    void emailOfTheFirstHoursIsFound() {
        var midnight = company.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        company.advance(Duration.between(company.now(), midnight));
        company.with("bert").receives("bert", MAY, "Early");
        company.work();
        company.pass(Duration.ofHours(2));

        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(2));

        assertThat(company.recorded()).containsExactly("Early");
    }

    @Test
    void whatTheIndexDoesNotKnowYetIsListed() {
        company.receives("anna", MAY, "Just now");
        company.work();

        company.lead("lead-2", MAY);
        company.pass(Duration.ofSeconds(30));

        assertThat(company.recorded()).containsExactly("Just now");
    }

    @Test
    void answersInTheThreadComeAlongThoughTheLeadIsNotOnThem() {
        var first = company.receives("anna", MAY, "Question");
        company.delivers(
                "anna",
                WellKnown.INBOX,
                "References: " + first.messageId() + "\r\n",
                "expert@else.example",
                upn("anna"),
                "Re: Question");
        company.work();
        company.advance(Duration.ofHours(2));

        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(2));

        assertThat(company.recorded()).containsExactly("Question", "Re: Question");
    }

    @Test
    void ofAConversationThatIsLongerThanAPageEverythingIsRecorded() {
        var first = company.receives("anna", MAY, "Question");
        IntStream.range(0, 260)
                .forEach(n -> company.delivers(
                        "anna",
                        WellKnown.INBOX,
                        "References: " + first.messageId() + "\r\n",
                        "expert@else.example",
                        upn("anna"),
                        "Re: Question"));
        company.work();
        // The catch-ups of these hours have seen the answers: nothing but the search leads to them.
        company.pass(Duration.ofHours(2));

        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(5));

        assertThat(company.recorded()).hasSize(261);
    }

    @Test
    void aLateLeadBehindReplyToIsFoundByTheNextAudit() {
        company.delivers(
                "anna", WellKnown.INBOX, "Reply-To: " + MAY + "\r\n", "noreply@forms.example", upn("anna"), "Form");
        company.work();
        company.pass(Duration.ofHours(2));

        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(2));
        assertThat(company.recorded()).as("search does not know Reply-To").isEmpty();

        company.pass(Duration.ofHours(25));
        assertThat(company.recorded()).containsExactly("Form");
    }

    /** As where Exchange has no index of a mailbox. */
    @Test
    void aSearchThatAlwaysFailsBecomesAScanAndHoldsNoAuditUp() {
        company.receives("anna", MAY, "Early");
        company.work();
        company.pass(Duration.ofHours(2));
        company.breaks(Fault.status(500, Match.path("search=")));
        company.lead("lead-2", MAY);

        company.pass(Duration.ofHours(50));

        assertThat(company.recorded()).containsExactly("Early");
        var audit = company.get(ScanStore.class)
                .find(company.connection("anna").id(), 1, ScanKind.AUDIT)
                .orElseThrow();
        assertThat(audit.until()).isAfter(company.now().minus(Duration.ofHours(27)));
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(company.connection("anna").connected().health().errors().of(ErrorScope.OLD_MAIL))
                .isEmpty();
    }

    /** As when its end was stored, and the table's answer was lost. */
    @Test
    void aSearchThatEndedHasNotFailed() {
        company.pass(Duration.ofMinutes(5));

        changes(mailbox -> mailbox.backfillFailed(
                MailboxTask.LEAD_SEARCH, company.now().plusSeconds(60), Failure.internal(), company.now()));

        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
    }

    @Test
    void manyLeadsAreOneWalk() {
        company.receives("anna", MAY, "Early");
        company.work();
        company.pass(Duration.ofMinutes(65));
        company.forgetRequests();

        IntStream.range(0, 200).forEach(n -> company.lead("lead-" + (n + 10), "lead" + n + "@many.example"));
        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(3));

        assertThat(company.recorded()).containsExactly("Early");
        assertThat(company.requests()).isLessThan(10);
    }

    @Test
    void ofALeadWithVeryMuchMailEverythingIsLookedThrough() {
        IntStream.range(0, 300).forEach(n -> company.receives("anna", MAY, "Early " + n));
        company.work();
        company.advance(Duration.ofHours(2));

        company.lead("lead-2", MAY);
        company.pass(Duration.ofMinutes(3));

        assertThat(company.recorded()).hasSize(300);
    }

    @Test
    void walksRestTheLongerTheMoreTheyLookedAt() {
        strangersWrite(1_000);
        company.wants("anna", ScanKind.LEADS);
        company.pass(Duration.ofMinutes(2));
        company.forgetRequests();

        company.wants("anna", ScanKind.LEADS);
        company.pass(Duration.ofMinutes(3));
        assertThat(company.requests())
                .as("a thousand messages rest for eight minutes")
                .isZero();

        company.pass(Duration.ofMinutes(9));
        assertThat(company.requests()).isPositive();
    }

    @Test
    @Tag("slow")
    void anAuditIsNotHeldUpByLeadsThatAreRegisteredAllDay() {
        strangersWrite(2_000);
        company.pass(Duration.ofHours(1));
        for (int n = 0; n < 60 * 26; n += 10) {
            company.lead("lead-" + (n + 10), "lead" + n + "@day.example");
            company.pass(Duration.ofMinutes(10));
        }

        var connection = company.connection("anna");
        var audit = company.get(ScanStore.class).find(connection.id(), connection.generation(), ScanKind.AUDIT);
        assertThat(audit).hasValueSatisfying(it -> assertThat(it.done()).isTrue());
    }

    @Test
    void liveMailOfALeadIsRecordedAtOnceWhileASearchWaits() {
        company.lead("lead-2", MAY);
        company.receives("anna", LEE, "Live");
        company.work();

        assertThat(company.recorded()).containsExactly("Live");
    }

    private void strangersWrite(int messages) {
        IntStream.range(0, messages).forEach(n -> {
            company.receives("anna", "stranger" + n % 50 + "@else.example", "Mail " + n);
            if (n % 250 == 249) {
                company.work();
                company.advance(Duration.ofSeconds(1));
            }
        });
        company.work();
    }

    private void changes(UnaryOperator<ConnectedMailbox> change) {
        var connection = company.connection("anna");
        company.get(ConnectionStore.class)
                .change(connection.id(), connection.generation(), it -> it.withMailbox(change));
    }
}
