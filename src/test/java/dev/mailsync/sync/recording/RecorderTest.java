package dev.mailsync.sync.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.settings.Disabling;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class RecorderTest {

    private static final int CALLS_OF_A_NOTIFICATION = 14;

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void aMailIsRecordedOnceHoweverOftenItIsTold() {
        var mail = company.receives("anna", LEE, "Hello");
        company.work();
        company.mailbox("anna").repeat(mail.immutableId());
        company.work();
        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).containsExactly("Hello");
    }

    @Test
    void ofWhatNoLeadTakesPartInNothingIsKeptAndNoBodyIsFetched() {
        company.forgetRequests();
        company.receives("anna", "stranger@else.example", "Private");
        company.work();

        assertThat(company.recorded()).isEmpty();
        assertThat(company.requests()).as("the batch and the envelope in it").isEqualTo(2);
    }

    @Test
    void aCopyInAnotherFolderIsTheSameMail() {
        var mail = company.receives("anna", LEE, "Hello");
        var mailbox = company.mailbox("anna");
        mailbox.copy(mail.immutableId(), mailbox.folder(WellKnown.ARCHIVE));
        company.work();
        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).containsExactly("Hello");
    }

    /** Every write has a condition on the generation, which disabling ends. */
    @Test
    void whenTheUserRemovesEverythingAtWhicheverCallOfAWorkerNothingIsLeft() {
        for (int call = 1; call <= CALLS_OF_A_NOTIFICATION; call++) {
            var other = new SmallCompany().with("anna");
            other.receives("anna", LEE, "Hello");

            other.workWhile(call, () -> other.disables("anna", Disabling.History.REMOVE));
            other.pass(Duration.ofMinutes(5));

            assertThat(other.recorded()).as("disabled at call %d", call).isEmpty();
        }
    }

    @Test
    void onceTheUserDisabledAtWhicheverCallOfAWorkerItRecordsNothingMore() {
        int call = 1;
        while (isDisabledAt(call)) {
            call++;
        }
        assertThat(call).as("calls of a notification").isGreaterThan(10);
    }

    /** @return whether there were so many calls */
    private static boolean isDisabledAt(int call) {
        var other = new SmallCompany().with("anna");
        other.receives("anna", LEE, "Hello");
        var recordedByThen = new ArrayList<List<String>>();

        other.workWhile(call, () -> {
            other.disables("anna", Disabling.History.KEEP);
            recordedByThen.add(other.recorded());
        });
        other.pass(Duration.ofMinutes(5));

        recordedByThen.forEach(recorded ->
                assertThat(other.recorded()).as("disabled at call %d", call).isEqualTo(recorded));
        return !recordedByThen.isEmpty();
    }

    @Test
    void mailThatCannotBeReadTakesNoRoomOfTheDay() {
        company.limits(Optional.empty(), Optional.of(1));
        company.poison(company.receives("anna", LEE, "Unreadable"));
        company.receives("anna", LEE, "Readable");

        company.work();

        assertThat(company.recorded()).containsExactly("Readable");
    }

    /** When it came, nothing told that it belongs to a lead's thread. */
    @Test
    void theAnswerToMailThatCouldNotBeReadIsFoundOnceThatCan() {
        var offer = company.receives("anna", LEE, "Offer");
        company.poison(offer);
        company.work();
        company.pass(Duration.ofMinutes(1));
        var inReplyTo = "In-Reply-To: " + offer.messageId() + "\r\n";
        company.delivers(
                "anna", WellKnown.INBOX, inReplyTo, "assistant@holding.example", SmallCompany.upn("anna"), "RE: Offer");
        company.work();
        company.pass(Duration.ofMinutes(30));
        assertThat(company.recorded()).isEmpty();

        company.isReadable();
        company.pass(Duration.ofMinutes(15));

        assertThat(company.recorded()).containsExactlyInAnyOrder("Offer", "RE: Offer");
    }

    @Test
    void theHistoryGoesOnPastMailThatCannotBeRead() {
        company.limits(Optional.empty(), Optional.of(1));
        company.receives("anna", LEE, "Readable");
        company.advance(Duration.ofSeconds(1));
        company.poison(company.receives("anna", LEE, "Unreadable"));
        company.loseNotifications();
        company.wants("anna", ScanKind.HISTORY);
        company.forgetRequests();

        company.pass(Duration.ofMinutes(20));

        assertThat(company.recorded()).containsExactly("Readable");
        assertThat(company.requests()).isLessThan(20);
    }

    @Test
    void overTheDaysQuotaAMailIsKeptAsAPointerAndRecordedAfterTheReset() {
        company.limits(Optional.empty(), Optional.of(1));
        company.receives("anna", LEE, "First");
        company.receives("anna", LEE, "Second");
        company.work();
        assertThat(company.recorded()).hasSize(1);

        company.pass(Duration.ofHours(26));

        assertThat(company.recorded()).containsExactly("First", "Second");
    }
}
