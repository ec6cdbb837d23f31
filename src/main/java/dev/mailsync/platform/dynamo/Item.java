package dev.mailsync.platform.dynamo;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of one item, typed. Writing omits null and empty sets, which DynamoDB has no use for; reading a
 * missing required attribute throws {@link IllegalStateException} with its name.
 */
public final class Item {

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(new HashMap<>(attributes));
    }

    public static Item key(String partition, String sort) {
        return new Item(new HashMap<>()).with(Table.PARTITION_KEY, partition).with(Table.SORT_KEY, sort);
    }

    /** The same attributes, not copied, under another key. */
    public Item at(Item key) {
        var moved = Item.key(key.partitionKey(), key.sortKey());
        attributes.forEach(moved.attributes::putIfAbsent);
        return moved;
    }

    public Item with(String name, String value) {
        return value == null ? this : with(name, text(value));
    }

    public Item with(String name, long value) {
        return with(name, number(value));
    }

    public Item with(String name, boolean value) {
        return with(name, AttributeValue.fromBool(value));
    }

    /** In epoch seconds; fractions of a second are dropped. */
    public Item withSeconds(String name, Instant value) {
        return value == null ? this : with(name, value.getEpochSecond());
    }

    public Item with(String name, Instant value) {
        return value == null ? this : with(name, value.toString());
    }

    public Item with(String name, byte[] value) {
        return value == null ? this : with(name, binary(value));
    }

    public Item with(String name, Collection<String> values) {
        return values.isEmpty() ? this : with(name, texts(values));
    }

    public Item with(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    public static AttributeValue binary(byte[] value) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(value));
    }

    public static AttributeValue texts(Collection<String> values) {
        return AttributeValue.fromSs(List.copyOf(new TreeSet<>(values)));
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    public String string(String name) {
        return required(name).s();
    }

    public Optional<String> optionalString(String name) {
        return optional(name).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    /** Zero if the attribute is missing, as for a counter that was never used. */
    public long count(String name) {
        return optional(name).map(value -> Long.parseLong(value.n())).orElse(0L);
    }

    public boolean flag(String name) {
        return optional(name).map(AttributeValue::bool).orElse(false);
    }

    public Instant instant(String name) {
        return Instant.parse(string(name));
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalString(name).map(Instant::parse);
    }

    public Optional<Instant> seconds(String name) {
        return optional(name).map(value -> Instant.ofEpochSecond(Long.parseLong(value.n())));
    }

    public byte[] bytes(String name) {
        return required(name).b().asByteArray();
    }

    public Optional<byte[]> optionalBytes(String name) {
        return optional(name).map(value -> value.b().asByteArray());
    }

    public Set<String> strings(String name) {
        return optional(name).map(value -> Set.copyOf(value.ss())).orElse(Set.of());
    }

    /** The counters whose names start with this prefix, by the rest of their names. */
    public Map<String, Long> counts(String prefix) {
        var counts = new HashMap<String, Long>();
        attributes.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                counts.put(name.substring(prefix.length()), Long.parseLong(value.n()));
            }
        });
        return counts;
    }

    public String partitionKey() {
        return string(Table.PARTITION_KEY);
    }

    public String sortKey() {
        return string(Table.SORT_KEY);
    }

    public Map<String, AttributeValue> attributes() {
        return Map.copyOf(attributes);
    }

    Map<String, AttributeValue> keyAttributes() {
        return Map.of(
                Table.PARTITION_KEY, required(Table.PARTITION_KEY),
                Table.SORT_KEY, required(Table.SORT_KEY));
    }

    private Optional<AttributeValue> optional(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private AttributeValue required(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException("Attribute missing: " + name));
    }
}
