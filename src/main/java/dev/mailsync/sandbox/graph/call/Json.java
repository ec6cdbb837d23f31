package dev.mailsync.sandbox.graph.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as Graph reads and writes it. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static <T> ArrayNode array(Collection<T> values, Function<T, JsonNode> each) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(each.apply(value)));
        return array;
    }

    public static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    /** In whole seconds, as Exchange reports times. */
    public static JsonNode time(Instant at) {
        return text(at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    public static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    /** A value of any type; empty if the text is not JSON. */
    public static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(json -> !json.isMissingNode());
        } catch (JsonProcessingException otherText) {
            return Optional.empty();
        }
    }

    /** @throws GraphException unless the body is one JSON object */
    public static ObjectNode parse(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static GraphException unreadable() {
        return GraphException.badRequest("Unable to read JSON request payload. Please ensure Content-Type header is"
                + " set and payload is of valid JSON format.");
    }

    /** @throws GraphException unless it is a time with an offset */
    public static Instant instant(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeParseException malformed) {
            throw GraphException.badRequest("Cannot convert the literal '" + value.asText() + "' to the expected type"
                    + " 'Edm.DateTimeOffset'.");
        }
    }
}
