package dev.mailsync.platform.secrets;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads the JSON of a secret. Its error messages don't contain the secret. */
public final class SecretJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretJson() {}

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("a secret is not JSON");
        }
    }

    public static String require(JsonNode fields, String name) {
        return optional(fields, name).orElseThrow(() -> new IllegalArgumentException("a secret lacks " + name));
    }

    public static Optional<String> optional(JsonNode fields, String name) {
        return Optional.ofNullable(fields.path(name).textValue()).filter(text -> !text.isBlank());
    }
}
