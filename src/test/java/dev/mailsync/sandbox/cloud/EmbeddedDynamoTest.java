package dev.mailsync.sandbox.cloud;

import java.time.Instant;
import java.util.Map;

import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

@Tag("real")
class EmbeddedDynamoTest {

    private static final DynamoConfig NAMES = () -> "test-";
    private static EmbeddedDynamo dynamo;

    @BeforeAll
    static void start() {
        dynamo = new EmbeddedDynamo(Ports.settle(0, "any"), NAMES);
    }

    @AfterAll
    static void stop() {
        dynamo.close();
    }

    @BeforeEach
    void emptyTables() {
        dynamo.reset();
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void aTableHasTheKeysAndIndexesOfItsDefinition(Table table) {
        var actual = dynamo.client()
                .describeTable(request -> request.tableName(NAMES.nameOf(table)))
                .table();

        assertThat(actual.keySchema())
                .extracting(KeySchemaElement::attributeName)
                .containsExactly("pk", "sk");
        assertThat(actual.globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactlyInAnyOrderElementsOf(
                        table.indexes().stream().map(Table.Index::indexName).toList());
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void aTableForgetsByTheAttributeOfItsDefinition(Table table) {
        var actual = dynamo.client()
                .describeTimeToLive(request -> request.tableName(NAMES.nameOf(table)))
                .timeToLiveDescription();

        assertThat(actual.attributeName()).isEqualTo(table.timeToLive().orElse(null));
    }

    @Test
    void anIndexHoldsItsProjectedAttributesAndNothingElse() {
        put(
                Table.SYNCED_MAIL,
                Map.of(
                        "pk", fromS("mailbox"),
                        "sk", fromS("mail"),
                        "owner", fromS("user"),
                        "at", fromS("2026-11-23T08:00:00Z"),
                        "summary", fromS("one line"),
                        "body", fromS("many lines")));

        var items = dynamo.client()
                .query(request -> request.tableName(NAMES.nameOf(Table.SYNCED_MAIL))
                        .indexName("by-user")
                        .keyConditionExpression("#owner = :owner")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Map.of(":owner", fromS("user"))))
                .items();

        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item).containsOnlyKeys("pk", "sk", "owner", "at", "summary"));
    }

    @Test
    void theNextDueTimeIsTheSmallestOfAllShards() {
        put(Table.USERS, due("one", "0", 2_000));
        put(Table.USERS, due("two", "7", 1_000));
        put(Table.USERS, Map.of("pk", fromS("three"), "sk", fromS("nothing is due")));

        assertThat(dynamo.nextDue()).contains(Instant.ofEpochSecond(1_000));
    }

    @Test
    void nothingIsDueInAnEmptyTable() {
        assertThat(dynamo.nextDue()).isEmpty();
    }

    @Test
    void resetTakesTheItemsAndLeavesTheTables() {
        put(Table.LEADS, Map.of("pk", fromS("lead"), "sk", fromS("address")));

        dynamo.reset();

        assertThat(dynamo.client()
                        .scan(request -> request.tableName(NAMES.nameOf(Table.LEADS)))
                        .items())
                .isEmpty();
    }

    @Test
    void aSecondOneStartsEmptyBesideTheFirstAndStopsAlone() {
        put(Table.LEADS, Map.of("pk", fromS("lead"), "sk", fromS("address")));

        try (var second = new EmbeddedDynamo(Ports.settle(0, "any"), NAMES)) {
            assertThat(second.client()
                            .scan(request -> request.tableName(NAMES.nameOf(Table.LEADS)))
                            .items())
                    .isEmpty();
        }

        assertThat(dynamo.client()
                        .scan(request -> request.tableName(NAMES.nameOf(Table.LEADS)))
                        .items())
                .hasSize(1);
    }

    private static Map<String, AttributeValue> due(String user, String shard, long epochSecond) {
        return Map.of(
                "pk", fromS(user),
                "sk", fromS("connection"),
                "dueShard", fromS(shard),
                "dueAt", fromN(Long.toString(epochSecond)));
    }

    private static void put(Table table, Map<String, AttributeValue> item) {
        dynamo.client()
                .putItem(request -> request.tableName(NAMES.nameOf(table)).item(item));
    }
}
