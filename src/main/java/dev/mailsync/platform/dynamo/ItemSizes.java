package dev.mailsync.platform.dynamo;

import java.math.BigDecimal;
import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bytes as DynamoDB counts them, by the developer guide's "DynamoDB item sizes and formats". */
public final class ItemSizes {

    /** DynamoDB's limit for an item. */
    public static final int LARGEST_ITEM = 400 * 1_024;

    /** DynamoDB's limit for all items of a transaction. */
    public static final int LARGEST_TRANSACTION = 4 * 1_024 * 1_024;

    private ItemSizes() {}

    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> number(new BigDecimal(value.n()));
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(ItemSizes::bytes).sum();
            case BOOL -> 1;
            default -> throw new IllegalArgumentException(value.type().name());
        };
    }

    /** A byte for two significant digits, and one or two more. */
    private static int number(BigDecimal value) {
        int digits = value.stripTrailingZeros().precision();
        return (digits + 1) / 2 + (value.signum() < 0 ? 2 : 1);
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
