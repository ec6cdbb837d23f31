package dev.mailsync.microsoft.graph.sdk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.kiota.serialization.KiotaSerialization;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import dev.mailsync.microsoft.Failures;
import okhttp3.Headers;
import okhttp3.Response;

/** The response to a {@code $batch}: its members by their ids from the request. Each has its own status and headers. */
record BatchAnswer(Map<String, JsonNode> members) {

    private static final int NO_ANSWER = 504;

    static BatchAnswer read(Response response) throws IOException {
        var responses = LenientJson.parse(response.body().byteStream()).path("responses");
        if (!responses.isArray()) {
            throw Failures.notJson("Graph answered a batch without its members", null);
        }
        var members = new HashMap<String, JsonNode>();
        responses.forEach(it -> members.put(it.path("id").asText(), it));
        return new BatchAnswer(members);
    }

    /** Empty if the member was refused or is missing. */
    <T extends Parsable> Optional<T> found(String id, ParsableFactory<T> factory) {
        return status(id) == 200 ? Optional.of(model(member(id).path("body"), factory)) : Optional.empty();
    }

    /** All batch requests are reads. */
    GraphErrorResponse refusal(String id, Instant now) {
        return GraphErrorResponse.of(status(id), headers(id), member(id).path("body"), now)
                .whileReading();
    }

    private static <T extends Parsable> T model(JsonNode body, ParsableFactory<T> factory) {
        if (!body.isObject()) {
            throw Failures.notJson("Graph answered a member of a batch without JSON", null);
        }
        var json = body.toString().getBytes(StandardCharsets.UTF_8);
        return KiotaSerialization.deserialize("application/json", new ByteArrayInputStream(json), factory);
    }

    private JsonNode member(String id) {
        return members.getOrDefault(id, LenientJson.NOTHING);
    }

    private int status(String id) {
        return member(id).path("status").asInt(NO_ANSWER);
    }

    private Headers headers(String id) {
        var headers = new Headers.Builder();
        member(id)
                .path("headers")
                .properties()
                .forEach(it ->
                        headers.addUnsafeNonAscii(it.getKey(), it.getValue().asText()));
        return headers.build();
    }
}
