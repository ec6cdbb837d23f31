package dev.mailsync.platform.dynamo;

import java.util.List;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What must hold for a write to happen; the database decides, not an earlier read. */
public sealed interface Condition {

    record Absent(String attribute) implements Condition {}

    record Present(String attribute) implements Condition {}

    /** The attribute has one of the values. */
    record OneOf(String attribute, List<AttributeValue> values) implements Condition {

        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The attribute is a string set that contains this one. */
    record Contains(String attribute, String member) implements Condition {}

    /** The attribute is a number below the bound. */
    record Below(String attribute, long bound) implements Condition {}

    /** Both attributes are numbers, and the first is below the second. */
    record BelowAttribute(String attribute, String bound) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record Both(Condition one, Condition other) implements Condition {}

    record Either(Condition one, Condition other) implements Condition {}

    /** The item does not exist. */
    static Condition newItem() {
        return new Absent(Table.PARTITION_KEY);
    }

    static Condition existingItem() {
        return new Present(Table.PARTITION_KEY);
    }

    static Condition equal(String attribute, AttributeValue... anyOf) {
        return new OneOf(attribute, List.of(anyOf));
    }

    default Condition and(Condition other) {
        return new Both(this, other);
    }

    default Condition or(Condition other) {
        return new Either(this, other);
    }
}
