package dev.mailsync.sandbox.graph;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The state of a delta query. The client keeps it and sends it back; nothing is stored here.
 *
 * @param generation the world it belongs to
 * @param options of the first request, which stay in force
 * @param until the last change that the first round covers; zero afterwards
 * @param after the number of the last change that was returned
 * @param afterReceived in a first round sorted by it, when the last returned message was received
 * @param served how many were returned in the first round
 */
record DeltaToken(
        String generation,
        String folderId,
        Map<String, String> options,
        long until,
        long after,
        long afterReceived,
        int served) {

    boolean firstRound() {
        return until > 0;
    }

    DeltaToken onward(long number, long received, int more) {
        return new DeltaToken(generation, folderId, options, until, number, received, served + more);
    }

    /** The start of the rounds that return only changes. */
    DeltaToken from(long number) {
        return new DeltaToken(generation, folderId, options, 0, number, 0, 0);
    }

    String encode() {
        var json = Json.object()
                .put("g", generation)
                .put("f", folderId)
                .put("u", until)
                .put("a", after)
                .put("r", afterReceived)
                .put("s", served);
        options.forEach(json.putObject("o")::put);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    /** @throws GraphException if no delta query of this world ever issued it for this folder */
    static DeltaToken decode(String token, String generation, String folderId) {
        var decoded = decode(token);
        if (!decoded.generation.equals(generation) || !decoded.folderId.equals(folderId)) {
            throw lost();
        }
        return decoded;
    }

    private static DeltaToken decode(String token) {
        try {
            var json = Json.parse(new String(Base64.getUrlDecoder().decode(token), UTF_8).getBytes(UTF_8));
            return new DeltaToken(
                    json.path("g").asText(),
                    json.path("f").asText(),
                    options(json),
                    json.path("u").asLong(),
                    json.path("a").asLong(),
                    json.path("r").asLong(),
                    json.path("s").asInt());
        } catch (IllegalArgumentException | GraphException garbled) {
            throw lost();
        }
    }

    private static Map<String, String> options(ObjectNode json) {
        var options = new HashMap<String, String>();
        json.path("o")
                .properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return options;
    }

    private static GraphException lost() {
        return new GraphException(410, "SyncStateNotFound", "The sync state generation is not found.");
    }
}
