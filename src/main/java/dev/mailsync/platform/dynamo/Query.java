package dev.mailsync.platform.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** A read of one partition of a table or index, in the order of the sort key. */
public record Query(
        Table table,
        Optional<Table.Index> index,
        String partition,
        Optional<SortKey> sortKey,
        boolean ascending,
        int limit,
        List<String> attributes,
        Optional<Item> start) {

    /** A condition on the sort key; {@code operator} is a comparison or {@code begins_with}. */
    record SortKey(String operator, AttributeValue value) {

        String expression() {
            return operator.equals("begins_with") ? "begins_with(#sk, :sk)" : "#sk " + operator + " :sk";
        }
    }

    private static final int NO_LIMIT = 0;

    public static Query of(Table table, String partition) {
        return new Query(
                table, Optional.empty(), partition, Optional.empty(), true, NO_LIMIT, List.of(), Optional.empty());
    }

    public static Query of(Table table, Table.Index index, String partition) {
        return new Query(
                table, Optional.of(index), partition, Optional.empty(), true, NO_LIMIT, List.of(), Optional.empty());
    }

    public Query beginningWith(String prefix) {
        return sortedBy(new SortKey("begins_with", Item.text(prefix)));
    }

    public Query before(String bound) {
        return sortedBy(new SortKey("<", Item.text(bound)));
    }

    public Query after(String bound) {
        return sortedBy(new SortKey(">", Item.text(bound)));
    }

    public Query atMost(long bound) {
        return sortedBy(new SortKey("<=", Item.number(bound)));
    }

    public Query newestFirst() {
        return new Query(table, index, partition, sortKey, false, limit, attributes, start);
    }

    public Query limit(int items) {
        return new Query(table, index, partition, sortKey, ascending, items, attributes, start);
    }

    /** Reads only these attributes, including keys, which saves no capacity units, only the transfer of bodies. */
    public Query only(String... names) {
        return new Query(table, index, partition, sortKey, ascending, limit, List.of(names), start);
    }

    /**
     * Goes on after an item of an earlier page, wherever that is by now, and whatever else has its sort key in the index.
     *
     * @param last with its keys in the table and in the index, as that page had them
     */
    public Query goingOnAfter(Item last) {
        return new Query(table, index, partition, sortKey, ascending, limit, attributes, Optional.of(last));
    }

    private Query sortedBy(SortKey condition) {
        return new Query(table, index, partition, Optional.of(condition), ascending, limit, attributes, start);
    }

    QueryRequest.Builder request(String tableName) {
        var names = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        names.put("#pk", index.map(Table.Index::partitionKey).orElse(Table.PARTITION_KEY));
        values.put(":pk", Item.text(partition));
        sortKey.ifPresent(condition -> {
            names.put("#sk", index.map(Table.Index::sortKey).orElse(Table.SORT_KEY));
            values.put(":sk", condition.value());
        });
        var request = QueryRequest.builder()
                .tableName(tableName)
                .keyConditionExpression("#pk = :pk"
                        + sortKey.map(condition -> " AND " + condition.expression())
                                .orElse(""))
                .expressionAttributeValues(values)
                .scanIndexForward(ascending)
                // An index doesn't support consistent reads.
                .consistentRead(index.isEmpty());
        index.ifPresent(it -> request.indexName(it.indexName()));
        if (limit != NO_LIMIT) {
            request.limit(limit);
        }
        if (!attributes.isEmpty()) {
            request.projectionExpression(projection(names));
        }
        start.map(this::position).ifPresent(request::exclusiveStartKey);
        return request.expressionAttributeNames(names);
    }

    private Map<String, AttributeValue> position(Item last) {
        var position = new HashMap<>(last.keyAttributes());
        index.ifPresent(it -> List.of(it.partitionKey(), it.sortKey())
                .forEach(name -> position.put(name, last.attributes().get(name))));
        return position;
    }

    private String projection(Map<String, String> names) {
        attributes.forEach(name -> names.put("#p_" + name, name));
        return String.join(", ", attributes.stream().map(name -> "#p_" + name).toList());
    }
}
