package dev.mailsync.mail.store;

import java.time.Duration;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static dev.mailsync.chaos.SmallCompany.upn;
import static org.assertj.core.api.Assertions.assertThat;

class BouncesTest {

    private static final int CALLS = 40;

    private static final String REPORT =
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\nReferences: ";

    private SmallCompany company = new SmallCompany().with("anna");

    @Test
    void whatItRefersToLastDidNotArriveAndNothingBefore() {
        var question = company.receives("anna", LEE, "Question");
        var answer = isSent("References: " + question.messageId(), "Answer");
        var offer = isSent("References: " + question.messageId() + " " + answer.messageId(), "Offer");
        company.work();
        bounces(question.messageId() + " " + answer.messageId() + " " + offer.messageId());
        company.work();

        assertThat(company.bounced()).containsExactly("Offer");
        assertThat(company.rowsThatBounced()).as("with the one on the timeline").isEqualTo(2);
    }

    @Test
    void aBounceThatIsThereBeforeTheMailIsFoundOnceTheMailIs() {
        bounces("<1@small>");
        isSent("X: y", "Offer");
        company.work();
        company.pass(Duration.ofHours(7));

        assertThat(company.bounced()).containsExactly("Offer");
    }

    /** A catch-up reads the inbox before the sent items. */
    @Test
    void aBounceThatIsRecordedBeforeTheMailMarksIt() {
        var question = company.receives("anna", LEE, "Question");
        company.work();
        bounces(question.messageId() + " <2@small>");
        company.work();
        isSent("References: " + question.messageId(), "Offer");
        company.work();

        assertThat(company.bounced()).containsExactly("Offer");
        assertThat(company.rowsThatBounced()).as("with the one on the timeline").isEqualTo(2);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void markedOnceThoughTheBounceWasRecordedFirstWhereverAWorkerDies() {
        for (int call = 1; call <= CALLS; call++) {
            company = new SmallCompany().with("anna");
            var question = company.receives("anna", LEE, "Question");
            company.work();
            bounces(question.messageId() + " <2@small>");
            company.workAndDieAt(call);
            isSent("References: " + question.messageId(), "Offer");
            company.workAndDieAt(call);
            company.pass(Duration.ofMinutes(20));

            assertThat(company.bounced()).as("dead at call %d", call).containsExactly("Offer");
            assertThat(company.recorded()).as("dead at call %d", call).hasSize(3);
            assertThat(told()).as("dead at call %d", call).isEqualTo(1);
        }
    }

    /** A process dies at one call after the other. */
    @Test
    void itIsMarkedAndToldOnceWhereverAWorkerDies() {
        for (int call = 1; call <= CALLS; call++) {
            company = new SmallCompany().with("anna");
            var offer = isSent("X: y", "Offer");
            company.work();
            bounces(offer.messageId());
            company.workAndDieAt(call);
            company.pass(Duration.ofMinutes(20));

            assertThat(company.bounced()).as("dead at call %d", call).containsExactly("Offer");
            assertThat(company.recorded()).as("dead at call %d", call).hasSize(2);
            assertThat(told()).as("dead at call %d", call).isEqualTo(1);
        }
    }

    private long told() {
        return company.all(Table.EVENTS).stream()
                .filter(row -> row.optionalString("type")
                        .filter("MAIL_BOUNCED"::equals)
                        .isPresent())
                .count();
    }

    private SmallCompany.Delivered isSent(String header, String subject) {
        return company.delivers("anna", WellKnown.SENTITEMS, header + "\r\n", upn("anna"), LEE, subject);
    }

    private void bounces(String references) {
        company.delivers(
                "anna",
                WellKnown.INBOX,
                REPORT + references + "\r\n",
                "postmaster@acme.example",
                upn("anna"),
                "Undeliverable");
    }
}
