package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/** Converts writes and keys to SDK requests, and interprets the SDK's reasons for refusing them. */
final class Requests {

    private final DynamoConfig config;

    Requests(DynamoConfig config) {
        this.config = config;
    }

    PutItemRequest put(Write.Put put) {
        var rendered = ExpressionRenderer.of(put.condition());
        return PutItemRequest.builder()
                .tableName(config.nameOf(put.table()))
                .item(put.item().attributes())
                .conditionExpression(rendered.condition())
                .expressionAttributeNames(rendered.names())
                .expressionAttributeValues(rendered.values())
                .build();
    }

    UpdateItemRequest update(Write.Update update) {
        var rendered = ExpressionRenderer.of(update);
        return UpdateItemRequest.builder()
                .tableName(config.nameOf(update.table()))
                .key(update.key().keyAttributes())
                .updateExpression(rendered.update())
                .conditionExpression(rendered.condition())
                .expressionAttributeNames(rendered.names())
                .expressionAttributeValues(rendered.values())
                .build();
    }

    TransactWriteItemsRequest transaction(List<Write> writes) {
        return TransactWriteItemsRequest.builder()
                .transactItems(writes.stream().map(this::item).toList())
                .build();
    }

    private TransactWriteItem item(Write write) {
        var table = config.nameOf(write.table());
        var rendered = write instanceof Write.Update update
                ? ExpressionRenderer.of(update)
                : ExpressionRenderer.of(write.condition());
        var item = TransactWriteItem.builder();
        switch (write) {
            case Write.Put put ->
                item.put(it -> it.tableName(table)
                        .item(put.item().attributes())
                        .conditionExpression(rendered.condition())
                        .expressionAttributeNames(rendered.names())
                        .expressionAttributeValues(rendered.values()));
            case Write.Timed timed ->
                item.put(it -> it.tableName(table).item(timed.item().attributes()));
            case Write.Delete delete ->
                item.delete(it -> it.tableName(table)
                        .key(delete.key().keyAttributes())
                        .conditionExpression(rendered.condition())
                        .expressionAttributeNames(rendered.names())
                        .expressionAttributeValues(rendered.values()));
            case Write.Check check ->
                item.conditionCheck(it -> it.tableName(table)
                        .key(check.key().keyAttributes())
                        .conditionExpression(rendered.condition())
                        .expressionAttributeNames(rendered.names())
                        .expressionAttributeValues(rendered.values()));
            case Write.Update update ->
                item.update(it -> it.tableName(table)
                        .key(update.key().keyAttributes())
                        .updateExpression(rendered.update())
                        .conditionExpression(rendered.condition())
                        .expressionAttributeNames(rendered.names())
                        .expressionAttributeValues(rendered.values()));
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
}
