package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rows of a table by their keys, and its indexes, which are kept with each write: a query reads what it finds. */
final class InMemoryTable {

    record Key(String partition, String sort) implements Comparable<Key> {

        static Key of(Item item) {
            return new Key(item.partitionKey(), item.sortKey());
        }

        @Override
        public int compareTo(Key other) {
            var byPartition = partition.compareTo(other.partition);
            return byPartition != 0 ? byPartition : sort.compareTo(other.sort);
        }
    }

    private record Place(long number, String text, Key key) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::number)
                .thenComparing(Place::text)
                .thenComparing(Place::key);

        static Place of(Table.Index index, Key key, Map<String, AttributeValue> row) {
            var sort = row.get(index.sortKey());
            return index.numericSort() ? new Place(Long.parseLong(sort.n()), "", key) : new Place(0, sort.s(), key);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final TreeMap<Key, Map<String, AttributeValue>> rows = new TreeMap<>();
    private final Map<Table.Index, Map<String, TreeMap<Place, Map<String, AttributeValue>>>> indexes =
            new EnumMap<>(Table.Index.class);

    InMemoryTable(List<Table.Index> indexes) {
        indexes.forEach(index -> this.indexes.put(index, new HashMap<>()));
    }

    Collection<Map<String, AttributeValue>> all() {
        return rows.values();
    }

    Optional<Map<String, AttributeValue>> find(Key key) {
        return Optional.ofNullable(rows.get(key));
    }

    void put(Key key, Map<String, AttributeValue> row) {
        remove(key);
        rows.put(key, row);
        indexes.forEach((index, partitions) -> {
            if (isIn(index, row)) {
                partitions
                        .computeIfAbsent(row.get(index.partitionKey()).s(), name -> new TreeMap<>())
                        .put(Place.of(index, key, row), row);
            }
        });
    }

    void remove(Key key) {
        var row = rows.remove(key);
        if (row != null) {
            indexes.forEach((index, partitions) -> {
                if (isIn(index, row)) {
                    partitions.get(row.get(index.partitionKey()).s()).remove(Place.of(index, key, row));
                }
            });
        }
    }

    private static boolean isIn(Table.Index index, Map<String, AttributeValue> row) {
        return row.containsKey(index.partitionKey()) && row.containsKey(index.sortKey());
    }

    /** @return the rows with this partition key, by their sort keys */
    Stream<Map<String, AttributeValue>> partition(String partition) {
        return rows.tailMap(new Key(partition, "")).entrySet().stream()
                .takeWhile(row -> row.getKey().partition().equals(partition))
                .map(Map.Entry::getValue);
    }

    /** @return the rows with this partition key of the index, by its sort key */
    Stream<Map<String, AttributeValue>> indexed(Table.Index index, String partition, Optional<Item> after) {
        NavigableMap<Place, Map<String, AttributeValue>> all =
                indexes.get(index).getOrDefault(partition, new TreeMap<>());
        var rest = after.map(item -> Place.of(index, Key.of(item), item.attributes()))
                .map(place -> all.tailMap(place, false))
                .orElse(all);
        return rest.values().stream();
    }

    /** @return the least of all sort keys of a numeric index */
    OptionalLong least(Table.Index index) {
        return indexes.get(index).values().stream()
                .filter(places -> !places.isEmpty())
                .mapToLong(places -> places.firstKey().number())
                .min();
    }
}
