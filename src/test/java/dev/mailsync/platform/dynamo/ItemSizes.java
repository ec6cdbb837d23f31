package dev.mailsync.platform.dynamo;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bytes as DynamoDB counts them. */
public final class ItemSizes {

    private ItemSizes() {}

    public static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> 21;
            case B -> value.b().asByteArray().length;
            case SS -> value.ss().stream().mapToInt(ItemSizes::bytes).sum();
            case BOOL -> 1;
            default -> throw new IllegalArgumentException(value.type().name());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
