package dev.mailsync.mail.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.mailsync.company.Allowance;
import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.Recording;
import dev.mailsync.platform.dynamo.Dynamo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred mails a day are a hundred, however many want to be recorded at once. Begins with empty tables. */
abstract class DailyQuotaContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private RecordingStore store;
    private LedgerStore ledgers;

    protected abstract Dynamo dynamo();

    /** So many mails a day. */
    protected abstract int limit();

    /** So many are to be recorded at once. */
    private int crowd() {
        return 5 * limit();
    }

    private DailyQuota limited() {
        return new DailyQuota(Optional.of(limit()), ZoneOffset.UTC);
    }

    @BeforeEach
    public void aLedger() {
        var holder = TestingMail.holder("anna");
        dynamo().transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
        ledgers = TestingMail.ledgers(dynamo());
        store = TestingMail.recordingIn(dynamo());
    }

    @Test
    void ofFiveTimesTheLimitAtOnceTheLimitIsRecorded() throws Exception {
        var outcomes = race(limited().live(NOON));

        assertThat(Collections.frequency(outcomes, Recording.RECORDED)).isEqualTo(limit());
        assertThat(Collections.frequency(outcomes, Recording.OVER_QUOTA)).isEqualTo(crowd() - limit());
        assertThat(ledger().recorded()).isEqualTo(limit());
        assertThat(ledger().recordedOn(limited().day(NOON))).isEqualTo(limit());
    }

    @Test
    void theNextDayHasRoomForTheNextAndARaisedLimitAtOnce() {
        var two = new DailyQuota(Optional.of(2), ZoneOffset.UTC);

        assertThat(List.of(record(1, two, NOON), record(2, two, NOON), record(3, two, NOON)))
                .containsExactly(Recording.RECORDED, Recording.RECORDED, Recording.OVER_QUOTA);
        assertThat(record(3, two, two.resetsAt(NOON).minusSeconds(1))).isEqualTo(Recording.OVER_QUOTA);
        assertThat(record(3, two, two.resetsAt(NOON))).isEqualTo(Recording.RECORDED);
        assertThat(record(4, new DailyQuota(Optional.of(3), ZoneOffset.UTC), NOON))
                .isEqualTo(Recording.RECORDED);
    }

    @Test
    void ofABacklogItsShareIsRecordedAndTheRestOfTheDayIsLeftToLiveMail() throws Exception {
        var share = (int) limited().backlog(NOON).left(0);
        assertThat(share).as("at noon").isBetween(limit() / 4, limit() * 3 / 10);

        assertThat(Collections.frequency(race(limited().backlog(NOON)), Recording.RECORDED))
                .isEqualTo(share);
        assertThat(Collections.frequency(race(limited().live(NOON)), Recording.RECORDED))
                .isEqualTo(limit() - share);
        assertThat(store.record(
                        mail(crowd() + 1),
                        1,
                        limited().backlog(limited().resetsAt(NOON).minusSeconds(1)),
                        Optional.empty()))
                .isEqualTo(Recording.OVER_QUOTA);
        assertThat(ledger().recordedOn(limited().day(NOON))).isEqualTo(limit());
    }

    @Test
    void noneIsNone() {
        assertThat(record(1, new DailyQuota(Optional.of(0), ZoneOffset.UTC), NOON))
                .isEqualTo(Recording.OVER_QUOTA);
    }

    @Test
    void aMailThatWasErasedCountsNowhereAndAMailThatIsKnownOnce() {
        record(1, limited(), NOON);
        record(1, limited(), NOON);
        TestingMail.erasingIn(dynamo()).erase(TestingMail.holder("anna"), mail(1).identity(), Set.of());

        assertThat(record(1, limited(), NOON)).isEqualTo(Recording.KNOWN);
        assertThat(ledger().recorded()).isZero();
        assertThat(ledger().recordedOn(limited().day(NOON))).as("given back").isEqualTo(1);
    }

    private List<Recording> race(Allowance allowance) throws Exception {
        List<Callable<Recording>> calls = IntStream.range(0, crowd())
                .<Callable<Recording>>mapToObj(n -> () -> store.record(mail(n), 1, allowance, Optional.empty()))
                .toList();
        try (var workers = Executors.newFixedThreadPool(16)) {
            return workers.invokeAll(calls).stream().map(it -> it.resultNow()).toList();
        }
    }

    private Recording record(int number, DailyQuota quota, Instant now) {
        return store.record(mail(number), 1, quota.live(now), Optional.empty());
    }

    private static RecordedMail mail(int number) {
        return TestingMail.of("anna", "<" + number + "@x>", NOON)
                .on("lee@lead.example")
                .recorded();
    }

    private Ledger ledger() {
        return ledgers.of(TestingMail.holder("anna").connection());
    }
}
