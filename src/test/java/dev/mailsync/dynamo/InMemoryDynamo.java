package dev.mailsync.dynamo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tables in memory. It passes the same contract tests as DynamoDB itself. */
public final class InMemoryDynamo implements Dynamo {

    private record Key(String partition, String sort) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::partition).thenComparing(Key::sort).compare(this, other);
        }
    }

    private final Map<Table, TreeMap<Key, Map<String, AttributeValue>>> tables = new HashMap<>();
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
        return rows(table).values().stream().map(Item::of).toList();
    }

    @Override
    public synchronized Optional<Item> get(Table table, Item key) {
        return Optional.ofNullable(rows(table).get(key(key))).map(Item::of);
    }

    @Override
    public synchronized List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        return keys.stream()
                .map(InMemoryDynamo::key)
                .distinct()
                .flatMap(key -> Stream.ofNullable(rows(table).get(key)))
                .map(item -> projected(item, List.of(attributes)))
                .toList();
    }

    @Override
    public synchronized List<Item> page(Query query) {
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
            var item = rows(write.table()).getOrDefault(key(write.key()), Map.of());
            if (write.condition().isPresent() && !holds(write.condition().get(), item)) {
                return transaction.asked(OptionalInt.of(i));
            }
        }
        writes.forEach(this::apply);
        return OptionalInt.empty();
    }

    private void apply(Write write) {
        var rows = rows(write.table());
        var key = key(write.key());
        switch (write) {
            case Write.Put put -> rows.put(key, new HashMap<>(put.item().attributes()));
            case Write.Timed timed -> rows.put(key, new HashMap<>(timed.item().attributes()));
            case Write.Delete delete -> rows.remove(key);
            case Write.Check check -> {}
            case Write.Update update -> {
                var item = rows.computeIfAbsent(
                        key, missing -> new HashMap<>(update.key().keyAttributes()));
                update.expression().actions().forEach(action -> apply(action, item));
            }
        }
    }

    private static void apply(Expression.Action action, Map<String, AttributeValue> item) {
        var before = item.get(action.attribute());
        switch (action) {
            case Expression.Set it -> item.put(it.attribute(), it.value());
            case Expression.SetIfMissing it -> item.putIfAbsent(it.attribute(), it.value());
            case Expression.Remove it -> item.remove(it.attribute());
            case Expression.Add it -> item.put(it.attribute(), before == null ? it.value() : sum(before, it.value()));
            case Expression.Delete it -> {
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
        var found = new ArrayList<Item>();
        for (var row :
                rows(query.table()).tailMap(new Key(query.partition(), "")).entrySet()) {
            if (!row.getKey().partition().equals(query.partition())) {
                break;
            }
            if (matches(query, Item.text(row.getKey().sort()))) {
                found.add(projected(row.getValue(), query.attributes()));
            }
        }
        return query.ascending() ? found : found.reversed();
    }

    private List<Item> indexed(Query query) {
        var index = query.index().orElseThrow();
        var order = Comparator.<Map<String, AttributeValue>, String>comparing(item -> index.numericSort()
                ? "%020d".formatted(Long.parseLong(item.get(index.sortKey()).n()))
                : item.get(index.sortKey()).s());
        var attributes = new ArrayList<>(index.projected());
        attributes.addAll(List.of(Table.PARTITION_KEY, Table.SORT_KEY, index.partitionKey(), index.sortKey()));
        return rows(query.table()).values().stream()
                .filter(item -> item.containsKey(index.sortKey())
                        && Item.text(query.partition()).equals(item.get(index.partitionKey()))
                        && matches(query, item.get(index.sortKey())))
                .sorted(query.ascending() ? order : order.reversed())
                .map(item -> projected(item, attributes))
                .toList();
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

    private TreeMap<Key, Map<String, AttributeValue>> rows(Table table) {
        return tables.computeIfAbsent(table, name -> new TreeMap<>());
    }

    private static Key key(Item item) {
        return new Key(item.partitionKey(), item.sortKey());
    }
}
