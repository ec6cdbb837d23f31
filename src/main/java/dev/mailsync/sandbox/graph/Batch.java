package dev.mailsync.sandbox.graph;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.GraphErrors;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Several requests in one. Each gets its own response, under the token of the whole. */
final class Batch {

    private static final int MOST_MEMBERS = 20;

    private final GraphRequest whole;
    private final Function<GraphRequest, GraphResponse> handler;
    private final Map<String, Integer> statuses = new HashMap<>();

    /** @param handler answers a request as if it had come alone */
    Batch(GraphRequest whole, Function<GraphRequest, GraphResponse> handler) {
        this.whole = whole;
        this.handler = handler;
    }

    GraphResponse run() {
        var members = members();
        var responses = new ArrayList<JsonNode>();
        for (var member : members) {
            responses.add(answer(member));
        }
        // Graph responds in any order; clients that rely on one fail here first.
        return GraphResponse.json(
                200, Json.object().set("responses", Json.array(responses.reversed(), UnaryOperator.identity())));
    }

    private List<JsonNode> members() {
        var requests = Json.parse(whole.body()).path("requests");
        var members = StreamSupport.stream(requests.spliterator(), false).toList();
        if (members.isEmpty() || members.size() > MOST_MEMBERS) {
            throw GraphException.badRequest("Number of batch request steps must be from 1 to " + MOST_MEMBERS + ".");
        }
        var ids = new HashSet<String>();
        for (var member : members) {
            if (!member.path("id").isTextual()
                    || !ids.add(member.path("id").asText().toLowerCase(Locale.ROOT))) {
                throw GraphException.badRequest("Request Ids must be unique strings in a batch.");
            }
            requireComplete(member);
        }
        return members;
    }

    private static void requireComplete(JsonNode member) {
        var url = member.path("url").asText();
        if (url.isBlank()
                || url.matches("[A-Za-z]+://.*")
                || url.contains("$batch")
                || !member.path("method").isTextual()) {
            throw GraphException.badRequest("A batch request step needs a method and a relative url.");
        }
        if (member.has("body") && header(member, "Content-Type").isEmpty()) {
            throw GraphException.badRequest("A batch request step with a body needs a Content-Type header.");
        }
    }

    private static String header(JsonNode member, String name) {
        return headers(member).entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> headers(JsonNode member) {
        var headers = new LinkedHashMap<String, String>();
        member.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private JsonNode answer(JsonNode member) {
        var id = member.path("id").asText();
        var response = parentsSucceeded(member) ? handler.apply(request(member)) : dependencyFailed();
        statuses.put(id, response.status());
        var json = Json.object().put("id", id).put("status", response.status());
        response.headers().forEach(json.putObject("headers")::put);
        switch (response.content()) {
            case GraphResponse.Content.Json body -> json.set("body", body.json());
            case GraphResponse.Content.Given body -> json.set("body", body.json());
            case GraphResponse.Content.Bytes body ->
                json.put("body", Base64.getEncoder().encodeToString(body.bytes()));
            case GraphResponse.Content.Nothing nothing -> {}
        }
        return json;
    }

    private boolean parentsSucceeded(JsonNode member) {
        for (var parent : member.path("dependsOn")) {
            if (statuses.getOrDefault(parent.asText(), 424) >= 400) {
                return false;
            }
        }
        return true;
    }

    private static GraphResponse dependencyFailed() {
        return GraphErrors.response(
                new GraphException(424, "FailedDependency", "A request that this one depends on has failed."));
    }

    private GraphRequest request(JsonNode member) {
        var headers = headers(member);
        whole.header("Authorization").ifPresent(token -> headers.putIfAbsent("Authorization", token));
        var body = member.has("body") ? member.get("body").toString() : "";
        return new GraphRequest(
                member.path("method").asText(), member.path("url").asText(), headers, body.getBytes(UTF_8));
    }
}
