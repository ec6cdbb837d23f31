package dev.mailsync.sandbox.entra;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.mailbox.World;

/** A refusal in Entra's words, with the ids that its support asks for. */
final class EntraError {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    /** The challenge that a sign-in would have to answer. */
    private static final String CLAIMS = "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"%s\"]}}}";

    private final EntraException refusal;
    private final Instant at;
    private final String traceId;
    private final String correlationId;

    EntraError(EntraException refusal, World world) {
        this.refusal = refusal;
        this.at = world.clock().instant();
        this.traceId = world.ids().guid().toString();
        this.correlationId = world.ids().guid().toString();
    }

    String description() {
        return "AADSTS" + refusal.code() + ": " + refusal.getMessage() + " Trace ID: " + traceId + " Correlation ID: "
                + correlationId + " Timestamp: " + TIME.format(at);
    }

    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("error", refusal.error());
        json.put("error_description", description());
        json.putArray("error_codes").add(refusal.code());
        json.put("timestamp", TIME.format(at));
        json.put("trace_id", traceId);
        json.put("correlation_id", correlationId);
        refusal.suberror().ifPresent(name -> json.put("suberror", name));
        if (refusal.error().equals("interaction_required")) {
            json.put("claims", CLAIMS.formatted(traceId));
        }
        return json;
    }
}
