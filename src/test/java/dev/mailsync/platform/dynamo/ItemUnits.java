package dev.mailsync.platform.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Request units of DynamoDB on demand. */
final class ItemUnits {

    private static final int KB = 1_024;
    private static final double EVENTUALLY = 0.5;

    private ItemUnits() {}

    /** Read consistently; what is not there costs a unit. */
    static double read(Map<String, AttributeValue> item) {
        return started(ItemSizes.of(item), 4 * KB);
    }

    /** The sum of what is read counts, whole items even where only some attributes are asked for. */
    static double read(Query query, InMemoryDynamo tables) {
        var whole = query.index().isPresent() ? query : query.only();
        int bytes = tables.page(whole).stream()
                .mapToInt(item -> ItemSizes.of(item.attributes()))
                .sum();
        return started(bytes, 4 * KB) * (query.index().isPresent() ? EVENTUALLY : 1);
    }

    /** @param times two in a transaction, for the item and not for its indexes */
    static double written(
            Table table, Map<String, AttributeValue> before, Map<String, AttributeValue> after, int times) {
        var units = times * started(Math.max(ItemSizes.of(before), ItemSizes.of(after)), KB);
        for (var index : table.indexes()) {
            units += indexed(index, copied(index, before), copied(index, after));
        }
        return units;
    }

    private static double indexed(
            Table.Index index, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        if (before.equals(after)) {
            return 0;
        }
        var moves = !key(index, before).equals(key(index, after));
        return moves
                ? writtenIfAny(before) + writtenIfAny(after)
                : started(Math.max(ItemSizes.of(before), ItemSizes.of(after)), KB);
    }

    private static double writtenIfAny(Map<String, AttributeValue> copy) {
        return copy.isEmpty() ? 0 : started(ItemSizes.of(copy), KB);
    }

    private static List<AttributeValue> key(Table.Index index, Map<String, AttributeValue> copy) {
        return copy.isEmpty() ? List.of() : List.of(copy.get(index.partitionKey()), copy.get(index.sortKey()));
    }

    /** The item as it stands in the index: empty if it is not there. */
    private static Map<String, AttributeValue> copied(Table.Index index, Map<String, AttributeValue> item) {
        if (!item.containsKey(index.partitionKey()) || !item.containsKey(index.sortKey())) {
            return Map.of();
        }
        var attributes = new ArrayList<>(index.projected());
        attributes.addAll(List.of(Table.PARTITION_KEY, Table.SORT_KEY, index.partitionKey(), index.sortKey()));
        return item.entrySet().stream()
                .filter(attribute -> attributes.contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static double started(int bytes, int unit) {
        return Math.max(1, (bytes + unit - 1) / unit);
    }
}
