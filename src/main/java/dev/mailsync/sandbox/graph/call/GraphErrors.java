package dev.mailsync.sandbox.graph.call;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Refusals in Graph's words. */
public final class GraphErrors {

    private GraphErrors() {}

    public static GraphResponse response(GraphException refusal) {
        var json = Json.object();
        json.putObject("error").put("code", refusal.code()).put("message", refusal.getMessage());
        var response = GraphResponse.json(refusal.status(), json);
        return refusal.status() == 401 ? response.with("WWW-Authenticate", "Bearer realm=\"\"") : response;
    }

    /** Adds the ids that support asks for to a response, and to its error, if it is one. */
    public static GraphResponse identified(
            GraphResponse response, GraphRequest request, String requestId, String date) {
        var clientRequestId = request.header("client-request-id").orElse(requestId);
        if (response.content() instanceof GraphResponse.Content.Json content
                && content.json().get("error") instanceof ObjectNode error) {
            error.putObject("innerError")
                    .put("date", date)
                    .put("request-id", requestId)
                    .put("client-request-id", clientRequestId);
        }
        return response.with("request-id", requestId).with("client-request-id", clientRequestId);
    }
}
