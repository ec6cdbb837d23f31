package dev.mailsync.deployment;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

import dev.mailsync.platform.dynamo.Table;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Each call of DynamoDB as IAM sees it. The SDK finds this by {@code software/amazon/awssdk/global/handlers}. */
public final class WatchedCalls implements ExecutionInterceptor {

    /** @param table its name */
    private record Access(String action, String table, String index) {

        Access(String action, String table) {
            this(action, table, "");
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        accesses(context.request()).distinct().forEach(WatchedCalls::called);
    }

    private static void called(Access access) {
        PolicyWatch.called("dynamodb:" + access.action(), resource(access.table()) + access.index());
    }

    /** A batch and a transaction are granted for each of the tables in it, the latter by what it does with each item. */
    private static Stream<Access> accesses(SdkRequest request) {
        return switch (request) {
            case TransactWriteItemsRequest transaction ->
                transaction.transactItems().stream().map(WatchedCalls::access);
            case BatchGetItemRequest batch -> each("BatchGetItem", batch.requestItems());
            case BatchWriteItemRequest batch -> each("BatchWriteItem", batch.requestItems());
            case QueryRequest query ->
                Stream.of(new Access(
                        "Query", query.tableName(), query.indexName() == null ? "" : "/index/" + query.indexName()));
            default ->
                request
                        .getValueForField("TableName", String.class)
                        .map(table -> new Access(operation(request), table))
                        .stream();
        };
    }

    private static Stream<Access> each(String action, Map<String, ?> byTable) {
        Collection<String> tables = byTable.keySet();
        return tables.stream().map(table -> new Access(action, table));
    }

    private static Access access(TransactWriteItem item) {
        if (item.put() != null) {
            return new Access("PutItem", item.put().tableName());
        }
        if (item.update() != null) {
            return new Access("UpdateItem", item.update().tableName());
        }
        if (item.delete() != null) {
            return new Access("DeleteItem", item.delete().tableName());
        }
        return new Access("ConditionCheckItem", item.conditionCheck().tableName());
    }

    private static String operation(SdkRequest request) {
        return request.getClass().getSimpleName().replaceAll("Request$", "");
    }

    /** Whatever the prefix of the deployment is. */
    private static String resource(String name) {
        for (var table : Table.values()) {
            if (name.endsWith(table.baseName())) {
                return PolicyWatch.policies().resource(table);
            }
        }
        return name;
    }
}
