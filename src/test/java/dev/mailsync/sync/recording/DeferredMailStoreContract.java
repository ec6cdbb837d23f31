package dev.mailsync.sync.recording;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.mailsync.company.DeferredMail;
import dev.mailsync.company.DeferredMailRows;
import dev.mailsync.company.TestingQuota;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.TestingMail;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The counter says how many pointers there are. Begins with empty tables. */
abstract class DeferredMailStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ConnectionId ANNA = TestingMail.holder("anna").connection();

    private DeferredMailRows rows;
    private LedgerStore ledgers;
    private DeferredMailStore deferredMail;

    protected abstract Dynamo dynamo();

    @BeforeEach
    void aLedger() {
        dynamo().transact(
                        List.of(Ledger.begin(ANNA, 1, TestingMail.holder("anna").mailbox())));
        rows = TestingQuota.deferredIn(dynamo());
        ledgers = TestingMail.ledgers(dynamo());
        deferredMail = new DeferredMailStore(dynamo(), rows, ledgers);
    }

    @Test
    void whatIsDeferredTwiceCountsOnceAndWhatIsRemovedTwiceAsWell() {
        assertThat(deferredMail.add(ANNA, 1, mails(0, 150))).isTrue();
        assertThat(deferredMail.add(ANNA, 1, mails(100, 180))).isTrue();
        expect(180);

        assertThat(deferredMail.remove(ANNA, 1, mails(0, 20))).isTrue();
        assertThat(deferredMail.remove(ANNA, 1, mails(10, 30))).isTrue();
        expect(150);
    }

    @Test
    void workersThatDeferAndRemoveTheSameAtOnceKeepTheNumber() throws Exception {
        deferredMail.add(ANNA, 1, mails(0, 40));
        List<Callable<Boolean>> calls = IntStream.range(0, 24)
                .<Callable<Boolean>>mapToObj(n -> () -> n % 2 == 0
                        ? deferredMail.add(ANNA, 1, mails(30 + n, 50 + n))
                        : deferredMail.remove(ANNA, 1, mails(n, 20 + n)))
                .toList();
        try (var workers = Executors.newFixedThreadPool(4)) {
            assertThat(workers.invokeAll(calls)).allMatch(it -> it.resultNow());
        }

        expect(rows.count(ANNA, 1));
    }

    @Test
    void inAnEndedGenerationNothingIsDeferredOrRemoved() {
        deferredMail.add(ANNA, 1, mails(0, 3));
        dynamo().transact(List.of(Ledger.end(ANNA, 1)));

        assertThat(deferredMail.add(ANNA, 1, mails(3, 4))).isFalse();
        assertThat(deferredMail.remove(ANNA, 1, mails(0, 1))).isFalse();
        assertThat(rows.count(ANNA, 1)).isEqualTo(3);
        dynamo().transact(
                        List.of(Ledger.begin(ANNA, 3, TestingMail.holder("anna").mailbox())));
        assertThat(deferredMail.count(ANNA, 3)).as("of the next").isZero();
    }

    @Test
    void pointersOfAVersionWithoutACounterAreCountedOnceAndKeptCountFromThenOn() {
        byAnOldVersion();

        assertThat(deferredMail.count(ANNA, 1)).isEqualTo(5);
        expect(5);
        deferredMail.add(ANNA, 1, mails(4, 7));
        expect(7);
    }

    @Test
    void pointersOfAVersionWithoutACounterAreCountedByTheFirstThatChangesThem() {
        byAnOldVersion();

        deferredMail.remove(ANNA, 1, mails(0, 2));
        expect(3);
    }

    @Test
    void theCountIsReadFromTheLedgerAlone() {
        deferredMail.add(ANNA, 1, mails(0, 3));
        mails(0, 3).forEach(mail -> dynamo().transact(List.of(rows.removing(ANNA, 1, mail))));

        assertThat(deferredMail.count(ANNA, 1)).isEqualTo(3);
    }

    @Test
    void whatAVersionWithoutACounterRemovedIsSetRightOnceNothingWaits() {
        deferredMail.add(ANNA, 1, mails(0, 3));
        mails(0, 2).forEach(mail -> dynamo().transact(List.of(rows.removing(ANNA, 1, mail))));
        deferredMail.nothingWaits(ANNA, 1);
        assertThat(deferredMail.count(ANNA, 1)).as("one waits still").isEqualTo(3);

        deferredMail.remove(ANNA, 1, mails(2, 3));
        deferredMail.nothingWaits(ANNA, 1);

        expect(0);
    }

    private void byAnOldVersion() {
        mails(0, 5).forEach(mail -> dynamo().transact(List.of(rows.putting(ANNA, 1, mail))));
        dynamo().update(Write.update(
                Table.USERS, Ledger.key(ANNA), UpdateExpression.empty().remove(Ledger.DEFERRED)));
    }

    private void expect(long number) {
        assertThat(ledgers.of(ANNA).deferred()).contains(number);
        assertThat(rows.count(ANNA, 1)).isEqualTo(number);
    }

    private static List<DeferredMail> mails(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> new DeferredMail(NOON.plusSeconds(n), "id-" + n))
                .toList();
    }
}
