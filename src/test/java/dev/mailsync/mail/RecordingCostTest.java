package dev.mailsync.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.dynamo.DelegatingDynamo;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.InMemoryDynamo;
import dev.mailsync.dynamo.ItemSizes;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Transaction;
import dev.mailsync.dynamo.Write;
import dev.mailsync.quota.DailyQuota;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static org.assertj.core.api.Assertions.assertThat;

/** What recording costs in DynamoDB, counted from the sizes of items: two units for each started KB of a transaction. */
class RecordingCostTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int KB = 1_024;

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final List<List<Write>> transactions = new ArrayList<>();
    private final Dynamo counted = new DelegatingDynamo(tables) {
        @Override
        public OptionalInt transact(List<Write> writes) {
            transactions.add(Transaction.of(writes).writes());
            return super.transact(writes);
        }
    };
    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    private final SyncedMailStore store = new SyncedMailStore(counted, json);
    private final RecordingStore recording = new RecordingStore(counted, json, TestingMail.ledgers(counted));

    @BeforeEach
    void aLedger() {
        var holder = TestingMail.holder("anna");
        tables.transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
    }

    @Test
    void aMailOfFourKilobytesWithOneLeadIsOneTransactionOfAtMostEighteenUnits() {
        recording.record(
                TestingMail.of("anna", "<1@x>", NOON)
                        .saying(words(4 * KB))
                        .on("lee@lead.example")
                        .recorded(),
                1,
                new DailyQuota(Optional.of(100), ZoneOffset.UTC),
                NOON);

        assertThat(transactions).hasSize(1);
        assertThat(units(transactions.getFirst())).as("write units").isBetween(1, 18);
    }

    @Test
    void aKnownMailIsFoundWithoutAWrite() {
        var mail = TestingMail.of("anna", "<1@x>", NOON).recorded();
        recording.record(mail, 1, DailyQuota.UNLIMITED, NOON);
        transactions.clear();

        assertThat(store.known(mail.holder(), List.of(mail.identity()))).containsOnlyKeys(mail.identity());

        assertThat(transactions).isEmpty();
    }

    private int units(List<Write> writes) {
        return writes.stream().mapToInt(this::units).sum();
    }

    /** Of the item as it is stored afterwards, and of its copy in the index. */
    private int units(Write write) {
        var stored = tables.get(write.table(), write.key()).orElseThrow().attributes();
        var units = 2 * started(ItemSizes.of(stored));
        for (var index : write.table().indexes()) {
            if (stored.containsKey(index.partitionKey())) {
                units += started(ItemSizes.of(indexed(index, stored)));
            }
        }
        return units;
    }

    private static Map<String, AttributeValue> indexed(Table.Index index, Map<String, AttributeValue> item) {
        var copied = new ArrayList<>(index.projected());
        copied.addAll(List.of(Table.PARTITION_KEY, Table.SORT_KEY, index.partitionKey(), index.sortKey()));
        return item.entrySet().stream()
                .filter(attribute -> copied.contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int started(int bytes) {
        return (bytes + KB - 1) / KB;
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
