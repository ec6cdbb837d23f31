package dev.mailsync.platform.dynamo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import dev.mailsync.platform.dynamo.InMemoryTable.Key;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tables in memory. It passes the same contract tests as DynamoDB itself. */
public final class InMemoryDynamo implements Dynamo {

    private final Map<Table, InMemoryTable> tables = new EnumMap<>(Table.class);
    private final Clock clock;

    /** For which it is never too late. */
    public InMemoryDynamo() {
        this(Clock.fixed(Instant.MIN, ZoneOffset.UTC));
    }

    public InMemoryDynamo(Clock clock) {
        this.clock = clock;
    }

    public synchronized void clear() {
        tables.clear();
    }

    /** All items of a table, for a test to look at. */
    public synchronized List<Item> all(Table table) {
        return rows(table).all().stream().map(Item::of).toList();
    }

    /** Whether a sweep at this time would find anything. */
    public synchronized boolean isAnythingDue(Instant now) {
        return Arrays.stream(Table.values())
                .filter(table -> table.indexes().contains(Table.Index.DUE))
                .flatMapToLong(table -> rows(table).least(Table.Index.DUE).stream())
                .anyMatch(due -> due <= now.getEpochSecond());
    }

    @Override
    public synchronized Optional<Item> get(Table table, Item key) {
        return rows(table).find(Key.of(key)).map(Item::of);
    }

    @Override
    public synchronized List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        return keys.stream()
                .map(Key::of)
                .distinct()
                .flatMap(key -> rows(table).find(key).stream())
                .map(item -> projected(item, List.of(attributes)))
                .toList();
    }

    @Override
    public synchronized List<Item> page(Query query) {
        if (query.start().isPresent() && !(query.index().isPresent() && query.ascending())) {
            throw new UnsupportedOperationException("only an index, and upwards, goes on after an item");
        }
        var found = query.index().isPresent() ? indexed(query) : partition(query);
        return query.limit() == 0 ? found : found.stream().limit(query.limit()).toList();
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        page(query.limit(0)).forEach(action);
    }

    @Override
    public boolean put(Write.Put put) {
        return transact(List.of(put)).isEmpty();
    }

    @Override
    public boolean update(Write.Update update) {
        return transact(List.of(update)).isEmpty();
    }

    @Override
    public void delete(Table table, Item key) {
        transact(List.of(Write.delete(table, key)));
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        keys.forEach(key -> delete(table, key));
    }

    @Override
    public synchronized OptionalInt transact(List<Write> asked) {
        var transaction = Transaction.of(asked);
        transaction.requireInTime(clock.instant());
        var writes = transaction.writes();
        for (int i = 0; i < writes.size(); i++) {
            var write = writes.get(i);
            var item = rows(write.table()).find(Key.of(write.key())).orElse(Map.of());
            if (write.condition().isPresent() && !holds(write.condition().get(), item)) {
                return transaction.asked(OptionalInt.of(i));
            }
        }
        requireNoLargerThan(
                ItemSizes.LARGEST_TRANSACTION,
                writes.stream().mapToInt(InMemoryDynamo::size).sum());
        writes.forEach(this::apply);
        return OptionalInt.empty();
    }

    private static int size(Write write) {
        return switch (write) {
            case Write.Put put -> ItemSizes.of(put.item().attributes());
            case Write.Timed timed -> ItemSizes.of(timed.item().attributes());
            default -> 0;
        };
    }

    private static void requireNoLargerThan(int limit, int bytes) {
        if (bytes > limit) {
            throw new IllegalArgumentException(bytes + " bytes are more than " + limit);
        }
    }

    private void apply(Write write) {
        var rows = rows(write.table());
        var key = Key.of(write.key());
        switch (write) {
            case Write.Put put -> put(rows, key, new HashMap<>(put.item().attributes()));
            case Write.Timed timed -> put(rows, key, new HashMap<>(timed.item().attributes()));
            case Write.Delete delete -> rows.remove(key);
            case Write.Check check -> {}
            case Write.Update update -> {
                var item = new HashMap<>(
                        rows.find(key).orElseGet(() -> update.key().keyAttributes()));
                update.expression().actions().forEach(action -> apply(action, item));
                put(rows, key, item);
            }
        }
    }

    private static void put(InMemoryTable rows, Key key, Map<String, AttributeValue> item) {
        requireNoLargerThan(ItemSizes.LARGEST_ITEM, ItemSizes.of(item));
        rows.put(key, item);
    }

    private static void apply(UpdateExpression.Action action, Map<String, AttributeValue> item) {
        var before = item.get(action.attribute());
        switch (action) {
            case UpdateExpression.Set it -> item.put(it.attribute(), it.value());
            case UpdateExpression.SetIfMissing it -> item.putIfAbsent(it.attribute(), it.value());
            case UpdateExpression.Remove it -> item.remove(it.attribute());
            case UpdateExpression.Add it ->
                item.put(it.attribute(), before == null ? it.value() : sum(before, it.value()));
            case UpdateExpression.Delete it -> {
                var left = new HashSet<>(before == null ? List.<String>of() : before.ss());
                left.removeAll(it.members().ss());
                if (left.isEmpty()) {
                    item.remove(it.attribute());
                } else {
                    item.put(it.attribute(), Item.texts(left));
                }
            }
        }
    }

    private static AttributeValue sum(AttributeValue one, AttributeValue other) {
        if (one.n() != null) {
            return AttributeValue.fromN(
                    new BigDecimal(one.n()).add(new BigDecimal(other.n())).toString());
        }
        var members = new HashSet<>(one.ss());
        members.addAll(other.ss());
        return Item.texts(members);
    }

    private static boolean holds(Condition condition, Map<String, AttributeValue> item) {
        return switch (condition) {
            case Condition.Absent it -> !item.containsKey(it.attribute());
            case Condition.Present it -> item.containsKey(it.attribute());
            case Condition.OneOf it ->
                item.containsKey(it.attribute()) && it.values().contains(item.get(it.attribute()));
            case Condition.Contains it ->
                item.containsKey(it.attribute())
                        && item.get(it.attribute()).ss().contains(it.member());
            case Condition.Below it -> item.containsKey(it.attribute()) && number(item, it.attribute()) < it.bound();
            case Condition.BelowAttribute it ->
                item.containsKey(it.attribute())
                        && item.containsKey(it.bound())
                        && number(item, it.attribute()) < number(item, it.bound());
            case Condition.Not it -> !holds(it.condition(), item);
            case Condition.Both it -> holds(it.one(), item) && holds(it.other(), item);
            case Condition.Either it -> holds(it.one(), item) || holds(it.other(), item);
        };
    }

    private static long number(Map<String, AttributeValue> item, String attribute) {
        return Long.parseLong(item.get(attribute).n());
    }

    private List<Item> partition(Query query) {
        var found = rows(query.table())
                .partition(query.partition())
                .filter(row -> matches(query, row.get(Table.SORT_KEY)))
                .map(row -> projected(row, query.attributes()))
                .toList();
        return query.ascending() ? found : found.reversed();
    }

    private List<Item> indexed(Query query) {
        var index = query.index().orElseThrow();
        var attributes = new ArrayList<>(index.projected());
        attributes.addAll(List.of(Table.PARTITION_KEY, Table.SORT_KEY, index.partitionKey(), index.sortKey()));
        var found = rows(query.table())
                .indexed(index, query.partition(), query.start())
                .filter(row -> matches(query, row.get(index.sortKey())))
                .map(row -> projected(row, attributes))
                .toList();
        return query.ascending() ? found : found.reversed();
    }

    private static boolean matches(Query query, AttributeValue sort) {
        return query.sortKey()
                .map(condition -> switch (condition.operator()) {
                    case "begins_with" -> sort.s().startsWith(condition.value().s());
                    case "<" -> sort.s().compareTo(condition.value().s()) < 0;
                    case ">" -> sort.s().compareTo(condition.value().s()) > 0;
                    case "<=" ->
                        Long.parseLong(sort.n())
                                <= Long.parseLong(condition.value().n());
                    default -> throw new IllegalArgumentException(condition.operator());
                })
                .orElse(true);
    }

    private static Item projected(Map<String, AttributeValue> item, List<String> attributes) {
        var copy = new HashMap<>(item);
        if (!attributes.isEmpty()) {
            copy.keySet().retainAll(attributes);
        }
        return Item.of(copy);
    }

    private InMemoryTable rows(Table table) {
        return tables.computeIfAbsent(table, it -> new InMemoryTable(it.indexes()));
    }
}
