package dev.mailsync.sandbox.graph;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a delta query stands. It goes to the client and comes back; nothing is kept here.
 *
 * @param generation the world it belongs to
 * @param options of the first request, which hold for good
 * @param until in the first round the last change that it covers, afterwards zero
 * @param after the number of the last change that was handed out
 * @param afterReceived in a first round sorted by it, when the last message that was handed out was received
 * @param served how many were handed out in the first round
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

    /** The start of the rounds that tell only of changes. */
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

    /** @throws GraphException if no delta query of this world ever gave it out for this folder */
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
