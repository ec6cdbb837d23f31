package dev.mailsync.sandbox.cloud;

import java.util.Arrays;
import java.util.Map;

import jakarta.inject.Inject;

import dev.mailsync.dynamo.DynamoConfig;
import dev.mailsync.dynamo.Table;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

@QuarkusTest
class EmbeddedCloudTest {

    @Inject
    DynamoDbClient dynamo;

    @Inject
    DynamoConfig names;

    @Inject
    LocalProduct product;

    @Test
    void theProductsClientLeadsToItsTables() {
        assertThat(dynamo.listTables().tableNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Table.values()).map(names::nameOf).toList());
    }

    @Test
    void resetEmptiesTablesAndQueue() {
        dynamo.putItem(request ->
                request.tableName(names.nameOf(Table.LEADS)).item(Map.of("pk", fromS("lead"), "sk", fromS("address"))));

        product.reset();

        assertThat(dynamo.scan(request -> request.tableName(names.nameOf(Table.LEADS)))
                        .items())
                .isEmpty();
        assertThat(product.idle()).isTrue();
        assertThat(product.nextDue()).isEmpty();
    }
}
