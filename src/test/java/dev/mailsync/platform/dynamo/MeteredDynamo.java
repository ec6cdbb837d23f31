package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts calls and the request units that DynamoDB charges for them on demand, from the sizes of items: DynamoDB Local counts
 * transactions too low. A read unit is 4 KB read consistently, or 8 KB from an index; a write unit 1 KB, two in a transaction;
 * each index is written as well if what it copies has changed. A refused write costs what it would have.
 */
public final class MeteredDynamo extends DelegatingDynamo {

    /**
     * @param reads of items, alone or in batches
     * @param ofMail the part of the units that concerns the table of recorded email, which has prices of its own
     */
    public record Usage(long reads, long queries, long writes, double readUnits, double writeUnits, Units ofMail) {

        public static final Usage NONE = new Usage(0, 0, 0, 0, 0, Units.NONE);

        static Usage read(long reads, long queries, Table table, double units) {
            var ofMail = table == Table.SYNCED_MAIL ? new Units(units, 0) : Units.NONE;
            return new Usage(reads, queries, 0, units, 0, ofMail);
        }

        public Usage minus(Usage earlier) {
            return new Usage(
                    reads - earlier.reads,
                    queries - earlier.queries,
                    writes - earlier.writes,
                    readUnits - earlier.readUnits,
                    writeUnits - earlier.writeUnits,
                    ofMail.plus(earlier.ofMail.times(-1)));
        }

        public long calls() {
            return reads + queries + writes;
        }

        private Usage plus(Usage more) {
            return new Usage(
                    reads + more.reads,
                    queries + more.queries,
                    writes + more.writes,
                    readUnits + more.readUnits,
                    writeUnits + more.writeUnits,
                    ofMail.plus(more.ofMail));
        }
    }

    public record Units(double read, double written) {

        public static final Units NONE = new Units(0, 0);

        public Units plus(Units more) {
            return new Units(read + more.read, written + more.written);
        }

        public Units times(double factor) {
            return new Units(read * factor, written * factor);
        }
    }

    private final InMemoryDynamo tables;
    private Usage usage = Usage.NONE;

    public MeteredDynamo(InMemoryDynamo tables) {
        super(tables);
        this.tables = tables;
    }

    /** Since ever; {@link Usage#minus} says what came since. */
    public synchronized Usage usage() {
        return usage;
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        var found = super.get(table, key);
        add(Usage.read(1, 0, table, ItemUnits.read(found.map(Item::attributes).orElse(Map.of()))));
        return found;
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        // Whole items are charged, whatever of them is asked for; what is not there as well.
        var whole = tables.getAll(table, keys);
        var units = whole.stream()
                .mapToDouble(item -> ItemUnits.read(item.attributes()))
                .sum();
        add(Usage.read(
                keys.isEmpty() ? 0 : 1,
                0,
                table,
                units + keys.stream().distinct().count() - whole.size()));
        return super.getAll(table, keys, attributes);
    }

    @Override
    public List<Item> page(Query query) {
        add(Usage.read(0, 1, query.table(), ItemUnits.read(query, tables)));
        return super.page(query);
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        add(Usage.read(0, 1, query.table(), ItemUnits.read(query, tables)));
        super.each(query, action);
    }

    @Override
    public boolean put(Write.Put put) {
        return metered(List.of(put), 1, () -> super.put(put));
    }

    @Override
    public boolean update(Write.Update update) {
        return metered(List.of(update), 1, () -> super.update(update));
    }

    @Override
    public void delete(Table table, Item key) {
        metered(List.of(Write.delete(table, key)), 1, () -> {
            super.delete(table, key);
            return true;
        });
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        keys.forEach(key -> delete(table, key));
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        return metered(Transaction.of(writes).writes(), 2, () -> super.transact(writes));
    }

    private <T> T metered(List<Write> writes, int times, Supplier<T> call) {
        var before = writes.stream().map(this::stored).toList();
        var result = call.get();
        double units = 0;
        double ofMail = 0;
        for (int i = 0; i < writes.size(); i++) {
            var write = writes.get(i);
            var written = ItemUnits.written(write.table(), before.get(i), stored(write), times);
            units += written;
            ofMail += write.table() == Table.SYNCED_MAIL ? written : 0;
        }
        add(new Usage(0, 0, 1, 0, units, new Units(0, ofMail)));
        return result;
    }

    private Map<String, AttributeValue> stored(Write write) {
        return tables.get(write.table(), write.key())
                .map(Item::attributes)
                .map(Map::copyOf)
                .orElse(Map.of());
    }

    private synchronized void add(Usage more) {
        usage = usage.plus(more);
    }
}
