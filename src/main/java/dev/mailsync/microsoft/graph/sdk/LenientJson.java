package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads responses that may contain anything: text that is not JSON becomes a missing node. */
public final class LenientJson {

    // The body of an email is a single string, which can be longer than Jackson's default limit.
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build());

    static final JsonNode NOTHING = MissingNode.getInstance();

    private LenientJson() {}

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return NOTHING;
        }
    }

    /** Throws an {@link IOException} only if the response breaks off. */
    public static JsonNode parse(InputStream text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return NOTHING;
        }
    }
}
