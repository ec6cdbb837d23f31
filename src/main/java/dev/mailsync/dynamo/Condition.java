package dev.mailsync.dynamo;

import java.util.HashMap;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must hold for a write to happen, decided by the database and not by an earlier read. */
public record Condition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

    /** The item does not exist. */
    public static Condition newItem() {
        return absent(Table.PARTITION_KEY);
    }

    public static Condition existingItem() {
        return new Condition(
                "attribute_exists(#" + Table.PARTITION_KEY + ")",
                Map.of("#" + Table.PARTITION_KEY, Table.PARTITION_KEY),
                Map.of());
    }

    public static Condition absent(String name) {
        return new Condition("attribute_not_exists(#" + name + ")", Map.of("#" + name, name), Map.of());
    }

    public static Condition equal(String name, AttributeValue... anyOf) {
        var values = new HashMap<String, AttributeValue>();
        for (int i = 0; i < anyOf.length; i++) {
            values.put(":is_" + name + i, anyOf[i]);
        }
        return new Condition(
                "#" + name + " IN (" + String.join(",", values.keySet()) + ")", Map.of("#" + name, name), values);
    }

    public Condition and(Condition other) {
        return joined("AND", other);
    }

    public Condition or(Condition other) {
        return joined("OR", other);
    }

    private Condition joined(String operator, Condition other) {
        var allNames = new HashMap<>(names);
        allNames.putAll(other.names);
        var allValues = new HashMap<>(values);
        allValues.putAll(other.values);
        if (allValues.size() != values.size() + other.values.size()) {
            throw new IllegalArgumentException("Two conditions on one attribute: name its values in one call");
        }
        return new Condition("(" + expression + ") " + operator + " (" + other.expression + ")", allNames, allValues);
    }
}
