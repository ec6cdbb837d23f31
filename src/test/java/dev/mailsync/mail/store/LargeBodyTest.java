package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.Recording;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.ItemSizes;
import dev.mailsync.platform.dynamo.Write;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A body as large as a mail can be at Exchange by default, of which compression saves no more than a quarter. */
class LargeBodyTest {

    private static final int LARGEST_ITEM = 400 * 1024;
    private static final int LARGEST_TRANSACTION = 4 * 1024 * 1024;

    static final String THIRTY_MEGABYTES = random(30_000_000);

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final List<Integer> transactions = new ArrayList<>();
    private final List<Integer> items = new ArrayList<>();
    private final Dynamo measured = new DelegatingDynamo(tables) {
        @Override
        public OptionalInt transact(List<Write> writes) {
            var sizes = writes.stream().map(LargeBodyTest::size).toList();
            items.addAll(sizes);
            transactions.add(sizes.stream().mapToInt(Integer::intValue).sum());
            return super.transact(writes);
        }
    };
    private final SyncedMailStore store = TestingMail.storedIn(measured);
    private final RecordingStore recording = TestingMail.recordingIn(measured);

    @Test
    void aBodyOfThirtyMegabytesIsKeptWholeWithinTheLimitsOfItemsAndTransactions() {
        var holder = TestingMail.holder("anna");
        tables.transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
        var mail = TestingMail.of("anna", "<1@x>", Instant.EPOCH)
                .saying(THIRTY_MEGABYTES)
                .on("lee")
                .recorded();

        assertThat(recording.record(mail, 1, DailyQuota.UNLIMITED.live(Instant.EPOCH), Optional.empty()))
                .isEqualTo(Recording.RECORDED);

        var opened = store.open(TestingMail.ACME, mail.id()).orElseThrow();
        assertThat(opened.body().text().equals(THIRTY_MEGABYTES)).isTrue();
        assertThat(items).allMatch(size -> size < LARGEST_ITEM);
        assertThat(transactions).hasSizeGreaterThan(60).allMatch(size -> size < LARGEST_TRANSACTION);
    }

    private static int size(Write write) {
        return switch (write) {
            case Write.Put put -> ItemSizes.of(put.item().attributes());
            // Keys and counters.
            case Write.Timed timed -> ItemSizes.of(timed.item().attributes());
            case Write.Update update -> 1024;
            case Write.Delete delete -> ItemSizes.of(delete.key().attributes());
            case Write.Check check -> ItemSizes.of(check.key().attributes());
        };
    }

    private static String random(int length) {
        var bytes = new byte[length / 4 * 3];
        new Random(7).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
