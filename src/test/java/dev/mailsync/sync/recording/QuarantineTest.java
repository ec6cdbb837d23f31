package dev.mailsync.sync.recording;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sync.scan.ScanStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class QuarantineTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void aMailThatCannotBeReadHoldsNobodyUpAndIsRecordedOnceItCan() {
        company.poison(company.receives("anna", LEE, "Poison"));
        company.receives("anna", LEE, "Wholesome");
        company.work();

        assertThat(company.recorded()).containsExactly("Wholesome");
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(company.connection("anna").connected().health().errors().of(ErrorScope.MAIL))
                .hasSize(1);

        company.isReadable();
        company.pass(Duration.ofHours(13));

        assertThat(company.recorded()).containsExactly("Poison", "Wholesome");
        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
    }

    @Test
    @Tag("slow")
    void aMailThatIsBusyForEverHoldsNobodyUp() {
        var busy = company.receives("anna", LEE, "Busy");
        var path = Match.path("/messages/" + busy.immutableId().substring(0, 40));
        company.breaks(Fault.status(503, path).retryAfter("10"));
        company.receives("anna", LEE, "Wholesome");
        company.work();
        company.pass(Duration.ofHours(60));

        assertThat(company.recorded()).containsExactly("Wholesome");
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
    }

    /** To Microsoft's changes of a folder, what was moved is removed. */
    @Test
    void aMailThatIsMovedWhileItCannotBeReadIsNotForgotten() {
        var mailbox = company.mailbox("anna");
        var elsewhere = mailbox.childNamed("Elsewhere", mailbox.folder(WellKnown.INBOX));
        company.asks("anna");
        company.world().subscriptions().silence(mailbox.account(), Optional.empty());
        var poison = company.receives("anna", LEE, "Poison");
        mailbox.move(poison.immutableId(), elsewhere);
        company.receives("anna", LEE, "Wholesome");
        company.poison(poison);
        company.asks("anna");
        company.pass(Duration.ofMinutes(5));
        mailbox.move(poison.immutableId(), mailbox.folder(WellKnown.INBOX));
        company.pass(Duration.ofHours(8));

        company.isReadable();
        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).containsExactlyInAnyOrder("Wholesome", "Poison");
    }

    /** As no other email is there to show that Graph works. */
    @Test
    void twoThatCannotBeReadAndNoneThatCanAreQuarantinedInTheEnd() {
        company.poison(company.receives("anna", LEE, "Poison"));
        company.poison(company.receives("anna", LEE, "Poison as well"));
        company.work();
        company.pass(Duration.ofHours(1));

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        company.receives("anna", LEE, "Wholesome");
        company.work();
        company.pass(Duration.ofDays(3));
        assertThat(company.recorded()).containsExactly("Wholesome");
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
    }

    /** The audit sees them again each day. */
    @Test
    void quarantinedMailHoldsNoAuditUp() {
        company.poison(company.receives("anna", LEE, "Poison"));
        company.poison(company.receives("anna", LEE, "Poison as well"));
        company.receives("anna", LEE, "Wholesome");
        company.work();

        company.pass(Duration.ofHours(50));

        assertThat(company.connection("anna").connected().health().errors().of(ErrorScope.OLD_MAIL))
                .isEmpty();
        var audit = company.get(ScanStore.class)
                .find(company.connection("anna").id(), 1, ScanKind.AUDIT)
                .orElseThrow();
        assertThat(audit.until()).isAfter(company.now().minus(Duration.ofHours(27)));
        assertThat(audit.done()).isTrue();
    }

    @Test
    void whatIsQuarantinedKeepsTheMailboxFromBeingCalledComplete() {
        var arrived = company.now();
        company.poison(company.receives("anna", LEE, "Poison"));
        company.receives("anna", LEE, "Wholesome");
        company.work();

        company.pass(Duration.ofHours(50));

        assertThat(company.connection("anna").connected().progress().completeUpTo())
                .hasValueSatisfying(upTo -> assertThat(upTo).isBefore(arrived.plus(Duration.ofMinutes(10))));
    }

    /** As after a migration that left hundreds of broken items: retries must not take the time of everything else. */
    @Test
    void veryManyAreRetriedInBoundedPieces() {
        IntStream.range(0, 100).forEach(n -> company.poison(company.receives("anna", LEE, "Poison " + n)));
        company.receives("anna", LEE, "Wholesome");
        company.work();
        company.pass(Duration.ofHours(3));
        company.isReadable();
        company.advance(Duration.ofHours(1));

        company.forgetRequests();
        company.pass(Duration.ofMinutes(1));
        assertThat(company.requests()).isLessThan(100);

        company.pass(Duration.ofMinutes(10));
        assertThat(company.recorded()).hasSize(101);
    }

    /** As the mailbox itself can be listed. */
    @Test
    void oneThatIsDeniedTakesNobodyElseDown() {
        var denied = company.receives("anna", LEE, "Denied");
        company.breaks(
                Fault.status(403, Match.path("/messages/" + denied.immutableId().substring(0, 40))));
        company.work();
        company.pass(Duration.ofHours(3));

        company.receives("anna", LEE, "Wholesome");
        company.work();

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(company.recorded()).containsExactly("Wholesome");
    }

    @Test
    void whoAsksHasItTriedAtOnce() {
        company.poison(company.receives("anna", LEE, "Poison"));
        company.receives("anna", LEE, "Wholesome");
        company.work();
        company.pass(Duration.ofHours(2));
        company.isReadable();

        company.asks("anna");

        assertThat(company.recorded()).containsExactly("Poison", "Wholesome");
        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
    }

    @Test
    void ofAQuarantinedMailNothingIsKeptButItsId() {
        company.poison(company.receives("anna", LEE, "Secret"));
        company.receives("anna", LEE, "Wholesome");
        company.work();

        assertThat(company.all(Table.USERS).stream()
                        .filter(item -> item.sortKey().startsWith("parked#"))
                        .map(item -> item.attributes().toString()))
                .hasSize(1)
                .noneMatch(row -> row.contains("Secret") || row.contains(LEE));
    }
}
