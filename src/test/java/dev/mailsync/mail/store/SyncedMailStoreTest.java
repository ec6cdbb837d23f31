package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.company.DailyQuota;
import dev.mailsync.endtoend.Tables;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.Recording;
import dev.mailsync.mail.removal.Removal;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SyncedMailStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final TestingMail MAIL = TestingMail.of("anna", "<1@x>", NOON);

    @Inject
    SyncedMailStore store;

    @Inject
    RecordingStore recording;

    @Inject
    LedgerStore ledgers;

    @Inject
    Removal removal;

    @Inject
    Dynamo dynamo;

    @Inject
    Product product;

    @Inject
    Tables tables;

    @BeforeEach
    public void aLedgerAtItsFirstGeneration() {
        product.reset();
        begin("anna", 1);
    }

    @Test
    void aMailIsRecordedOnce() {
        assertThat(record(MAIL.on("lee").recorded())).isEqualTo(Recording.RECORDED);
        var before = tables.everything();

        assertThat(record(MAIL.on("lee").recorded())).isEqualTo(Recording.KNOWN);

        assertThat(tables.everything()).isEqualTo(before);
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void aBodyOfThirtyMegabytesIsKeptWhole() {
        var mail = MAIL.saying(LargeBodyTest.THIRTY_MEGABYTES).recorded();

        assertThat(record(mail)).isEqualTo(Recording.RECORDED);

        var opened = store.open(TestingMail.ACME, mail.id()).orElseThrow();
        assertThat(opened.body().text().equals(LargeBodyTest.THIRTY_MEGABYTES)).isTrue();
    }

    @Test
    void ofManyWorkersOneRecords() throws Exception {
        var outcomes = new ArrayList<Recording>();
        try (var workers = Executors.newFixedThreadPool(8)) {
            List<Callable<Recording>> calls = IntStream.range(0, 8)
                    .<Callable<Recording>>mapToObj(
                            n -> () -> record(MAIL.on("lee").recorded()))
                    .toList();
            for (Future<Recording> outcome : workers.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).containsOnlyOnce(Recording.RECORDED).contains(Recording.KNOWN);
        assertThat(recorded()).isEqualTo(1);
    }

    @Test
    void anEndedGenerationWritesNothing() {
        dynamo.transact(List.of(Ledger.end(TestingMail.holder("anna").connection(), 1)));

        assertThat(record(MAIL.on("lee").recorded())).isEqualTo(Recording.SUPERSEDED);
        assertThat(record(MAIL.saying(incompressible(500_000)).recorded())).isEqualTo(Recording.SUPERSEDED);

        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }

    @Test
    void aLargeBodyIsKeptWholeAndLeavesWhole() {
        var text = incompressible(3_000_000);
        record(MAIL.saying(text).on("lee").recorded());

        var opened = store.open(TestingMail.ACME, MAIL.recorded().id());
        assertThat(opened.orElseThrow().body().text()).isEqualTo(text);

        removeAll();
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }

    @Test
    void aMailOnMoreTimelinesThanATransactionHoldsIsOnAllOfThem() {
        var leads = IntStream.range(0, 120).mapToObj(n -> "lead-" + n).toArray(String[]::new);

        assertThat(record(MAIL.on(leads).recorded())).isEqualTo(Recording.RECORDED);

        for (var lead : leads) {
            assertThat(store.timeline(TestingMail.ACME, new Contact(lead), Optional.empty(), 10))
                    .hasSize(1);
        }
        assertThat(store.contacts(TestingMail.holder("anna"))).hasSize(120);
        removeAll();
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }

    @Test
    void whatIsWrittenAheadOfAMailThatIsNeverCommittedIsRemovedAsWell() {
        var leads = IntStream.range(0, 120).mapToObj(n -> "lead-" + n).toArray(String[]::new);
        var mail = MAIL.saying(incompressible(500_000)).on(leads).recorded();
        var interrupted = new RecordingStore(new DiesAfter(dynamo, 4), TestingMail.codec(), ledgers);
        assertThatThrownBy(() -> interrupted.record(mail, 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tables.of(Table.SYNCED_MAIL)).isNotEmpty().doesNotContain("sk=AttributeValue(S=mail#");

        removeAll();

        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }

    @Test
    void aRemovalGoesOnWhereItStoppedAndCountsEachMailOnce() {
        for (int n = 0; n < 60; n++) {
            record(TestingMail.of("anna", "<" + n + "@x>", NOON).on("lee").recorded());
        }
        var connection = TestingMail.holder("anna").connection();
        dynamo.transact(List.of(ledgers.of(connection).endForRemoval(connection)));

        int runs = 0;
        while (removeSome(2).isEmpty()) {
            runs++;
        }

        assertThat(runs).isPositive();
        assertThat(ledgers.of(connection).removal().orElseThrow().removed()).isEqualTo(60);
        assertThat(tables.of(Table.SYNCED_MAIL)).isEmpty();
    }

    @Test
    void aColleaguesMailIsNotRemoved() {
        begin("bob", 1);
        record(MAIL.on("lee").recorded());
        record(TestingMail.of("bob", "<1@x>", NOON).on("lee").recorded());

        removeAll();

        assertThat(store.timeline(TestingMail.ACME, new Contact("lee"), Optional.empty(), 10))
                .extracting(row -> row.mail().holder().value())
                .containsExactly("bob");
    }

    private Recording record(RecordedMail mail) {
        return recording.record(mail, 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());
    }

    private void begin(String user, long generation) {
        var holder = TestingMail.holder(user);
        dynamo.transact(List.of(Ledger.begin(holder.connection(), generation, holder.mailbox())));
    }

    private void removeAll() {
        var connection = TestingMail.holder("anna").connection();
        dynamo.transact(List.of(ledgers.of(connection).endForRemoval(connection)));
        assertThat(removeSome(Integer.MAX_VALUE)).isPresent();
    }

    /** Stops after so many looks at the time. */
    private Optional<?> removeSome(int looks) {
        var left = new int[] {looks};
        var anna = TestingMail.holder("anna");
        return removal.run(anna.company(), anna.user(), () -> left[0]-- <= 0);
    }

    private long recorded() {
        return ledgers.of(TestingMail.holder("anna").connection()).recorded();
    }

    private static String incompressible(int length) {
        return new Random(42)
                .ints(length, 33, 1_000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
