package dev.mailsync.dynamo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes and keys as requests of the SDK, and its reasons for refusing them. */
final class Requests {

    private final DynamoConfig config;

    Requests(DynamoConfig config) {
        this.config = config;
    }

    PutItemRequest put(Write.Put put) {
        var request = PutItemRequest.builder()
                .tableName(config.nameOf(put.table()))
                .item(put.item().attributes());
        put.condition()
                .ifPresent(condition -> request.conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(orNull(condition.values())));
        return request.build();
    }

    UpdateItemRequest update(Write.Update update) {
        return UpdateItemRequest.builder()
                .tableName(config.nameOf(update.table()))
                .key(update.key().keyAttributes())
                .updateExpression(update.expression().render())
                .conditionExpression(
                        update.condition().map(Condition::expression).orElse(null))
                .expressionAttributeNames(names(update))
                .expressionAttributeValues(orNull(values(update)))
                .build();
    }

    TransactWriteItemsRequest transaction(List<Write> writes) {
        return TransactWriteItemsRequest.builder()
                .transactItems(writes.stream().map(this::item).toList())
                .build();
    }

    private TransactWriteItem item(Write write) {
        var item = TransactWriteItem.builder();
        var table = config.nameOf(write.table());
        var expression = write.condition().map(Condition::expression).orElse(null);
        var names = write.condition().map(Condition::names).orElse(null);
        var values = orNull(write.condition().map(Condition::values).orElse(Map.of()));
        switch (write) {
            case Write.Put put ->
                item.put(it -> it.tableName(table)
                        .item(put.item().attributes())
                        .conditionExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values));
            case Write.Delete delete ->
                item.delete(it -> it.tableName(table)
                        .key(delete.key().keyAttributes())
                        .conditionExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values));
            case Write.Check check ->
                item.conditionCheck(it -> it.tableName(table)
                        .key(check.key().keyAttributes())
                        .conditionExpression(expression)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values));
            case Write.Update update ->
                item.update(it -> it.tableName(table)
                        .key(update.key().keyAttributes())
                        .updateExpression(update.expression().render())
                        .conditionExpression(expression)
                        .expressionAttributeNames(names(update))
                        .expressionAttributeValues(orNull(values(update))));
        }
        return item.build();
    }

    static KeysAndAttributes keys(Collection<Map<String, AttributeValue>> keys, String... attributes) {
        var builder = KeysAndAttributes.builder().keys(keys).consistentRead(true);
        if (attributes.length > 0) {
            var names = Stream.of(attributes).collect(Collectors.toMap(name -> "#" + name, name -> name));
            builder.projectionExpression(String.join(", ", names.keySet())).expressionAttributeNames(names);
        }
        return builder.build();
    }

    static WriteRequest deletion(Item key) {
        return WriteRequest.builder()
                .deleteRequest(request -> request.key(key.keyAttributes()))
                .build();
    }

    static OptionalInt refusedBy(TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        return IntStream.range(0, reasons.size())
                .filter(i -> "ConditionalCheckFailed".equals(reasons.get(i).code()))
                .findFirst();
    }

    static boolean isConflict(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()));
    }

    private static Map<String, String> names(Write.Update update) {
        var names = new HashMap<>(update.expression().names());
        update.condition().map(Condition::names).ifPresent(names::putAll);
        return names;
    }

    private static Map<String, AttributeValue> values(Write.Update update) {
        var values = new HashMap<>(update.expression().values());
        update.condition().map(Condition::values).ifPresent(values::putAll);
        return values;
    }

    /** DynamoDB refuses an empty map where it accepts none. */
    private static Map<String, AttributeValue> orNull(Map<String, AttributeValue> values) {
        return Optional.of(values).filter(it -> !it.isEmpty()).orElse(null);
    }
}
