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

    /** @param reads of items, alone or in batches */
    public record Usage(long reads, long queries, long writes, double readUnits, double writeUnits) {

        public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

        public Usage minus(Usage earlier) {
            return new Usage(
                    reads - earlier.reads,
                    queries - earlier.queries,
                    writes - earlier.writes,
                    readUnits - earlier.readUnits,
                    writeUnits - earlier.writeUnits);
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
                    writeUnits + more.writeUnits);
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
        add(new Usage(1, 0, 0, ItemUnits.read(found.map(Item::attributes).orElse(Map.of())), 0));
        return found;
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        // Whole items are charged, whatever of them is asked for; what is not there as well.
        var whole = tables.getAll(table, keys);
        var units = whole.stream()
                .mapToDouble(item -> ItemUnits.read(item.attributes()))
                .sum();
        add(new Usage(
                keys.isEmpty() ? 0 : 1, 0, 0, units + keys.stream().distinct().count() - whole.size(), 0));
        return super.getAll(table, keys, attributes);
    }

    @Override
    public List<Item> page(Query query) {
        add(new Usage(0, 1, 0, ItemUnits.read(query, tables), 0));
        return super.page(query);
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        add(new Usage(0, 1, 0, ItemUnits.read(query, tables), 0));
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
        for (int i = 0; i < writes.size(); i++) {
            var write = writes.get(i);
            units += ItemUnits.written(write.table(), before.get(i), stored(write), times);
        }
        add(new Usage(0, 0, 1, 0, units));
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
