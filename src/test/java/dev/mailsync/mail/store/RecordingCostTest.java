package dev.mailsync.mail.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.MeteredDynamo;
import dev.mailsync.platform.dynamo.Transaction;
import dev.mailsync.platform.dynamo.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What recording costs in DynamoDB, counted from the sizes of items. */
class RecordingCostTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int KB = 1_024;

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final List<List<Write>> transactions = new ArrayList<>();
    private final MeteredDynamo metered = new MeteredDynamo(tables);
    private final Dynamo counted = new DelegatingDynamo(metered) {
        @Override
        public OptionalInt transact(List<Write> writes) {
            transactions.add(Transaction.of(writes).writes());
            return super.transact(writes);
        }
    };
    private final SyncedMailStore store = TestingMail.storedIn(counted);
    private final RecordingStore recording = TestingMail.recordingIn(counted);

    @BeforeEach
    public void aLedger() {
        var holder = TestingMail.holder("anna");
        tables.transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
    }

    @Test
    void aMailOfFourKilobytesWithOneLeadIsOneTransactionOfAtMostEighteenUnits() {
        var before = metered.usage();
        recording.record(
                TestingMail.of("anna", "<1@x>", NOON)
                        .saying(words(4 * KB))
                        .on("lee@lead.example")
                        .recorded(),
                1,
                new DailyQuota(Optional.of(100), ZoneOffset.UTC).live(NOON),
                Optional.empty());

        assertThat(transactions).hasSize(1);
        assertThat(metered.usage().minus(before).writeUnits()).as("write units").isBetween(1.0, 18.0);
    }

    @Test
    void aKnownMailIsFoundWithoutAWrite() {
        var mail = TestingMail.of("anna", "<1@x>", NOON).recorded();
        recording.record(mail, 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());
        transactions.clear();

        assertThat(store.known(mail.holder(), List.of(mail.identity()))).containsOnlyKeys(mail.identity());

        assertThat(transactions).isEmpty();
    }

    /** Compresses about as well as a letter does. */
    private static String words(int length) {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(Integer.toString(random.nextInt(2_000), 36)).append(' ');
        }
        return text.substring(0, length);
    }
}
