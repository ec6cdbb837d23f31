package dev.mailsync.sandbox.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.platform.dynamo.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** A {@link Table} in DynamoDB's terms. */
record TableDefinition(Table table, String name) {

    CreateTableRequest createTable() {
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(Table.PARTITION_KEY, Table.SORT_KEY))
                .attributeDefinitions(attributes());
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableDefinition::index).toList());
        }
        return request.build();
    }

    Optional<UpdateTimeToLiveRequest> timeToLive() {
        return table.timeToLive()
                .map(attribute -> UpdateTimeToLiveRequest.builder()
                        .tableName(name)
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true))
                        .build());
    }

    private List<AttributeDefinition> attributes() {
        var attributes = new ArrayList<AttributeDefinition>();
        attributes.add(attribute(Table.PARTITION_KEY, ScalarAttributeType.S));
        attributes.add(attribute(Table.SORT_KEY, ScalarAttributeType.S));
        for (var index : table.indexes()) {
            attributes.add(attribute(index.partitionKey(), ScalarAttributeType.S));
            attributes.add(
                    attribute(index.sortKey(), index.numericSort() ? ScalarAttributeType.N : ScalarAttributeType.S));
        }
        return attributes.stream().distinct().toList();
    }

    private static GlobalSecondaryIndex index(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.indexName())
                .keySchema(keys(index.partitionKey(), index.sortKey()))
                .projection(projection(index))
                .build();
    }

    private static Projection projection(Table.Index index) {
        return index.projected().isEmpty()
                ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
                : Projection.builder()
                        .projectionType(ProjectionType.INCLUDE)
                        .nonKeyAttributes(index.projected())
                        .build();
    }

    private static List<KeySchemaElement> keys(String partitionKey, String sortKey) {
        return List.of(key(partitionKey, KeyType.HASH), key(sortKey, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
