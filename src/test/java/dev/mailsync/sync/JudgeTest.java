package dev.mailsync.sync;

import java.time.Duration;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static dev.mailsync.chaos.SmallCompany.upn;
import static org.assertj.core.api.Assertions.assertThat;

class JudgeTest {

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
    void junkIsLeftOutUntilItIsMovedToTheInbox() {
        var mail = company.delivers("anna", WellKnown.JUNKEMAIL, "", LEE, upn("anna"), "Offer");
        company.work();
        company.pass(Duration.ofHours(7));
        assertThat(company.recorded()).isEmpty();

        var mailbox = company.mailbox("anna");
        mailbox.move(mail.immutableId(), mailbox.folder(WellKnown.INBOX));
        company.pass(Duration.ofHours(2));

        assertThat(company.recorded()).containsExactly("Offer");
    }
}
