package dev.mailsync.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.mailsync.deployment.Template.Section;
import dev.mailsync.platform.dynamo.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** The deployed tables are those that the code knows. */
class TemplateTablesTest {

    private static final Template TEMPLATE = Template.read();

    @ParameterizedTest
    @EnumSource(Table.class)
    void aTableHasTheKeysOfItsDefinition(Table table) {
        assertThat(keys(properties(table)))
                .containsExactly(entry("HASH", Table.PARTITION_KEY), entry("RANGE", Table.SORT_KEY));
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void aTableHasTheIndexesOfItsDefinition(Table table) {
        var indexes = properties(table).at("GlobalSecondaryIndexes").list();

        assertThat(indexes).hasSameSizeAs(table.indexes());
        for (var expected : table.indexes()) {
            var index = indexes.stream()
                    .filter(candidate -> expected.indexName()
                            .equals(candidate.at("IndexName").value()))
                    .findFirst()
                    .orElseThrow();
            assertThat(keys(index))
                    .containsExactly(entry("HASH", expected.partitionKey()), entry("RANGE", expected.sortKey()));
            assertThat(projected(index)).containsExactlyInAnyOrderElementsOf(expected.projected());
        }
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void theAttributesOfATableAreThoseOfItsKeysAndIndexes(Table table) {
        var expected = new TreeMap<String, Object>(Map.of(Table.PARTITION_KEY, "S", Table.SORT_KEY, "S"));
        for (var index : table.indexes()) {
            expected.put(index.partitionKey(), "S");
            expected.put(index.sortKey(), index.numericSort() ? "N" : "S");
        }

        var actual = new TreeMap<String, Object>();
        for (var attribute : properties(table).at("AttributeDefinitions").list()) {
            actual.put(
                    (String) attribute.at("AttributeName").value(),
                    attribute.at("AttributeType").value());
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Table.class)
    void aTableForgetsByTheAttributeOfItsDefinition(Table table) {
        var timeToLive = properties(table).at("TimeToLiveSpecification");

        assertThat(Optional.ofNullable(timeToLive.at("AttributeName").value())).isEqualTo(table.timeToLive());
    }

    @Test
    void thereIsNoTableBesidesTheDefinedOnes() {
        assertThat(TEMPLATE.resources("AWS::DynamoDB::Table")).hasSize(Table.values().length);
    }

    @Test
    void noTableIsLostByMistake() {
        assertThat(TEMPLATE.resources("AWS::DynamoDB::Table").values()).allSatisfy(table -> {
            // With the stack nothing goes that was ever in use.
            assertThat(table.at("DeletionPolicy").value()).isEqualTo("RetainExceptOnCreate");
            assertThat(table.at("UpdateReplacePolicy").value()).isEqualTo("Retain");
            assertThat(table.at("Properties").at("DeletionProtectionEnabled").value())
                    .isEqualTo(Map.of("!If", List.of("Protects", true, false)));
            assertThat(table.at("Properties")
                            .at("PointInTimeRecoverySpecification")
                            .at("PointInTimeRecoveryEnabled")
                            .value())
                    .isEqualTo(true);
            assertThat(table.at("Properties")
                            .at("SSESpecification")
                            .at("SSEType")
                            .value())
                    .isEqualTo("KMS");
        });
    }

    /** What infra/deploy says of a new stack does not outlast it: see DeployTest. */
    @Test
    void tablesAreProtectedUnlessSomebodySaysOtherwise() {
        assertThat(TEMPLATE.sections("Parameters")
                        .get("Protected")
                        .at("Default")
                        .value())
                .isEqualTo("yes");
        assertThat(TEMPLATE.sections("Conditions").get("Protects").value())
                .isEqualTo(Map.of("!Equals", List.of(Map.of("!Ref", "Protected"), "yes")));
    }

    /** Without the key nobody's tokens can be read, and without the signing keys no subscription is ours. */
    @ParameterizedTest
    @ValueSource(strings = {"TokenKey", "SigningKeys"})
    void keysAreNotLostByMistakeEither(String key) {
        var resource = TEMPLATE.resources().get(key);

        assertThat(resource.at("DeletionPolicy").value()).isEqualTo("RetainExceptOnCreate");
        assertThat(resource.at("UpdateReplacePolicy").value()).isEqualTo("Retain");
    }

    private static Section properties(Table table) {
        return TEMPLATE.resources("AWS::DynamoDB::Table").values().stream()
                .map(resource -> resource.at("Properties"))
                .filter(properties -> Map.of("!Sub", "${TablePrefix}" + table.baseName())
                        .equals(properties.at("TableName").value()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> keys(Section section) {
        var keys = new TreeMap<String, Object>();
        section.at("KeySchema")
                .list()
                .forEach(key -> keys.put(
                        (String) key.at("KeyType").value(),
                        key.at("AttributeName").value()));
        return keys;
    }

    private static List<String> projected(Section index) {
        var attributes = index.at("Projection").at("NonKeyAttributes").list().stream()
                .map(attribute -> (String) attribute.value())
                .toList();
        assertThat(index.at("Projection").at("ProjectionType").value())
                .isEqualTo(attributes.isEmpty() ? "KEYS_ONLY" : "INCLUDE");
        return attributes;
    }
}
