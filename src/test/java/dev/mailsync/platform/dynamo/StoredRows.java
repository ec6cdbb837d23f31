package dev.mailsync.platform.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rows and jobs as an earlier version wrote them, out of a file in DynamoDB's own JSON. */
public record StoredRows(JsonNode root) {

    public static StoredRows read(String resource) throws IOException {
        try (InputStream file = StoredRows.class.getResourceAsStream(resource)) {
            return new StoredRows(new ObjectMapper().readTree(file));
        }
    }

    public String text(String name) {
        return root.path(name).asText();
    }

    public List<String> jobs() {
        return stream(root.path("JOBS")).map(JsonNode::asText).toList();
    }

    public void putInto(Dynamo tables) {
        for (var table : Table.values()) {
            stream(root.path(table.name()))
                    .map(row -> Write.put(table, Item.of(attributes(row))))
                    .forEach(put -> tables.transact(List.of(put)));
        }
    }

    private static Map<String, AttributeValue> attributes(JsonNode row) {
        var attributes = new HashMap<String, AttributeValue>();
        row.properties().forEach(field -> attributes.put(field.getKey(), value(field.getValue())));
        return attributes;
    }

    private static AttributeValue value(JsonNode typed) {
        var type = typed.fieldNames().next();
        var value = typed.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(value.asText())));
            case "SS" ->
                AttributeValue.fromSs(stream(value).map(JsonNode::asText).toList());
            case "NS" ->
                AttributeValue.fromNs(stream(value).map(JsonNode::asText).toList());
            case "L" ->
                AttributeValue.fromL(stream(value).map(StoredRows::value).toList());
            case "M" -> AttributeValue.fromM(attributes(value));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
