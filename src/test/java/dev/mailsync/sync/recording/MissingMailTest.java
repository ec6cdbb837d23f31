package dev.mailsync.sync.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.Status;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages that Graph tells of and does not hand out. */
class MissingMailTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void whatIsNotThereYetIsTriedAgainWithinMinutes() {
        var mail = company.receives("anna", LEE, "Late");
        company.breaks(
                Fault.status(404, Match.path("/messages/" + mail.immutableId().substring(0, 40))));
        company.work();
        company.pass(Duration.ofMinutes(4));
        assertThat(company.recorded()).isEmpty();
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);

        company.isWellAgain();
        company.pass(Duration.ofMinutes(15));

        assertThat(company.recorded()).containsExactly("Late");
    }

    @Test
    void whatIsMissingKeepsTheMailboxFromBeingCalledComplete() {
        var mail = company.receives("anna", LEE, "Late");
        company.breaks(
                Fault.status(404, Match.path("/messages/" + mail.immutableId().substring(0, 40))));
        var arrived = company.now();
        company.work();
        company.pass(Duration.ofHours(8));

        assertThat(company.connection("anna").connected().progress().completeUpTo())
                .hasValueSatisfying(upTo -> assertThat(upTo).isBefore(arrived.plus(Duration.ofMinutes(10))));
    }

    /** A pointer to it is all that is left of it. */
    @Test
    void deferredMailThatIsNotThereForSomeMinutesIsTriedAgain() {
        company.limits(Optional.empty(), Optional.of(1));
        company.receives("anna", LEE, "First");
        company.work();
        var second = company.receives("anna", LEE, "Second");
        company.work();
        assertThat(company.recorded()).containsExactly("First");
        company.breaks(
                Fault.status(404, Match.path("/messages/" + second.immutableId().substring(0, 40))));
        company.limits(Optional.empty(), Optional.of(10));
        company.pass(Duration.ofMinutes(3));

        company.isWellAgain();
        company.pass(Duration.ofMinutes(15));

        assertThat(company.recorded()).containsExactly("First", "Second");
    }

    /** Graph delivers a notification more than once, and that is no further look. */
    @Test
    void whatIsAnnouncedFiveTimesIsTriedAgainInAMinuteAllTheSame() {
        var mailbox = company.mailbox("anna");
        var elsewhere = mailbox.childNamed("Elsewhere", mailbox.folder(WellKnown.INBOX));
        company.asks("anna");
        var mail = company.receives("anna", LEE, "Late");
        mailbox.move(mail.immutableId(), elsewhere);
        company.loseNotifications();
        company.breaks(
                Fault.status(404, Match.path("/messages/" + mail.immutableId().substring(0, 40))));
        var job = SyncJob.notified(company.connection("anna").id(), List.of(mail.immutableId()));
        for (int times = 0; times < 5; times++) {
            company.get(JobWorker.class).run(job, () -> false);
        }

        company.advance(Duration.ofSeconds(50));
        company.isWellAgain();
        company.pass(Duration.ofMinutes(2));

        assertThat(company.recorded()).containsExactly("Late");
    }

    /** A mailbox with ten thousand folders would be read through for each. */
    @Test
    void whatWasAnnouncedAndDeletedAtOnceHasNoFolderButTheMainOnesRead() {
        var mailbox = company.mailbox("anna");
        for (int n = 0; n < 40; n++) {
            mailbox.childNamed("Folder " + n, mailbox.folder(WellKnown.INBOX));
        }
        company.pass(Duration.ofHours(7));
        var mail = company.receives("anna", LEE, "Deleted");
        for (int times = 0; times < 3; times++) {
            mailbox.delete(mail.immutableId());
        }
        company.forgetRequests();

        company.work();
        company.pass(Duration.ofMinutes(100));

        assertThat(company.requests()).isLessThan(40);
        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
        assertThat(company.all(Table.USERS)).noneMatch(item -> item.sortKey().startsWith(QuarantineStore.ROWS));
    }

    @Test
    void whatTheUserDeletedIsWaitedForNoLonger() {
        var mail = company.receives("anna", LEE, "Deleted");
        company.breaks(
                Fault.status(404, Match.path("/messages/" + mail.immutableId().substring(0, 40))));
        company.work();
        company.pass(Duration.ofMinutes(4));
        company.mailbox("anna").delete(mail.immutableId());
        company.pass(Duration.ofHours(2));

        assertThat(company.recorded()).isEmpty();
        assertThat(company.all(Table.USERS)).noneMatch(item -> item.sortKey().startsWith(QuarantineStore.ROWS));
    }
}
