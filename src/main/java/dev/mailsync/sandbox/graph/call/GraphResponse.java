package dev.mailsync.sandbox.graph.call;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** A response from Graph. */
public record GraphResponse(int status, Map<String, String> headers, Content content) {

    /** The content of a response. */
    public sealed interface Content {

        record Json(JsonNode json) implements Content {}

        /**
         * JSON that is sent as given, without adding an id or a date.
         *
         * @param json the same, for use within a batch
         */
        record Given(byte[] bytes, JsonNode json) implements Content {}

        record Bytes(byte[] bytes) implements Content {}

        record Nothing() implements Content {}
    }

    public static GraphResponse json(int status, JsonNode json) {
        var type = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
        return new GraphResponse(status, Map.of("Content-Type", type), new Content.Json(json));
    }

    public static GraphResponse bytes(String contentType, byte[] bytes) {
        return new GraphResponse(200, Map.of("Content-Type", contentType), new Content.Bytes(bytes));
    }

    public static GraphResponse empty(int status) {
        return new GraphResponse(status, Map.of(), new Content.Nothing());
    }

    public GraphResponse with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new GraphResponse(status, more, content);
    }

    /** The body as sent. */
    public byte[] body() {
        return switch (content) {
            case Content.Json json -> Json.bytes(json.json());
            case Content.Given given -> given.bytes();
            case Content.Bytes bytes -> bytes.bytes();
            case Content.Nothing nothing -> new byte[0];
        };
    }
}
