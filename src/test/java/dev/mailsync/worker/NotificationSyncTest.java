package dev.mailsync.worker;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.chaos.SmallCompany.Delivered;
import dev.mailsync.connection.Status;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class NotificationSyncTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    /** Lambda hands over ten messages at once, each of up to twenty notifications. */
    @Test
    void moreNotificationsThanABatchOfGraphHoldsAreRecorded() {
        var mails = IntStream.range(0, 45)
                .mapToObj(n -> company.receives("anna", LEE, "Mail " + n))
                .toList();
        company.loseNotifications();

        notified(mails);

        assertThat(company.recorded()).hasSize(45);
        assertThat(company.connection("anna").connected().health().failureStreak())
                .isEmpty();
    }

    @Test
    void oneWhoseHeadersCannotBeReadHoldsNobodyUp() {
        var poison = company.receives("anna", LEE, "Poison");
        var mails = List.of(poison, company.receives("anna", LEE, "Wholesome"));
        company.loseNotifications();
        company.breaks(
                Fault.status(500, Match.path("/messages/" + poison.immutableId().substring(0, 40))));

        notified(mails);

        assertThat(company.recorded()).containsExactly("Wholesome");
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(company.all(Table.USERS)).anyMatch(item -> item.sortKey().startsWith("parked#"));
    }

    /** Nobody is told of an error as long as one email alone is at fault. */
    @Test
    void aLoneOneThatIsDeniedIsNoErrorOfTheMailbox() {
        var poison = company.receives("anna", LEE, "Poison");
        company.loseNotifications();
        company.breaks(
                Fault.status(403, Match.path("/messages/" + poison.immutableId().substring(0, 40))));

        notified(List.of(poison));
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        company.pass(Duration.ofMinutes(2));

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        company.isWellAgain();
        company.pass(Duration.ofMinutes(12));
        assertThat(company.recorded()).containsExactly("Poison");
    }

    private void notified(List<Delivered> mails) {
        var ids = mails.stream().map(Delivered::immutableId).toList();
        company.get(JobWorker.class)
                .run(SyncJob.notified(company.connection("anna").id(), ids), () -> false);
    }
}
