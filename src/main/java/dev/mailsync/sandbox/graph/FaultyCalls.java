package dev.mailsync.sandbox.graph;

import java.util.Map;
import java.util.function.Supplier;

import dev.mailsync.sandbox.fault.Asked;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Faults;
import dev.mailsync.sandbox.fault.NoAnswerException;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.GraphErrors;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.json.GraphWords;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Carries out calls, unless a fault strikes them. */
final class FaultyCalls {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html><head><title>Service unavailable</title></head><body><h1>Our services aren't available right now</h1>
            <p>We're working to restore all services as soon as possible. Please check back soon.</p></body></html>
            """;

    private final Faults faults;
    private final Bases bases;

    FaultyCalls(Faults faults, Bases bases) {
        this.faults = faults;
        this.bases = bases;
    }

    /** @throws NoAnswerException if the connection breaks */
    GraphResponse answer(Asked asked, Supplier<GraphResponse> call) {
        return faults.strike(asked)
                .await()
                .map(fault -> struck(fault, asked, call))
                .orElseGet(call);
    }

    private GraphResponse struck(Fault fault, Asked asked, Supplier<GraphResponse> call) {
        return switch (fault.kind()) {
            case LATENCY -> call.get();
            case RESET -> throw new NoAnswerException();
            case LOST_ANSWER -> {
                call.get();
                throw new NoAnswerException();
            }
            case STATUS -> answered(fault, refusal(fault.status().orElseThrow()));
            case HTML -> answered(fault, bytes("text/html; charset=utf-8", PAGE));
            case GARBAGE -> answered(fault, bytes("application/json; charset=utf-8", "{\"value\":[{\"id\":\"AAM"));
            case EMPTY_PAGE -> emptyPage(asked);
        };
    }

    private static GraphResponse answered(Fault fault, GraphResponse own) {
        var body = fault.body().map(FaultyCalls::given).orElse(own);
        var response = new GraphResponse(fault.status().orElse(own.status()), body.headers(), body.content());
        return fault.retryAfter()
                .map(value -> response.with("Retry-After", value))
                .orElse(response);
    }

    private static GraphResponse given(Fault.Body body) {
        var bytes = body.text().getBytes(UTF_8);
        var content = Json.read(body.text())
                .<GraphResponse.Content>map(json -> new GraphResponse.Content.Given(bytes, json))
                .orElseGet(() -> new GraphResponse.Content.Bytes(bytes));
        return new GraphResponse(200, Map.of("Content-Type", body.contentType()), content);
    }

    private static GraphResponse refusal(int status) {
        return status < 400 ? GraphResponse.json(status, Json.object()) : GraphErrors.response(wordsFor(status));
    }

    private static GraphException wordsFor(int status) {
        var words = GraphWords.of(status);
        return new GraphException(status, words.code(), words.message());
    }

    private static GraphResponse bytes(String type, String text) {
        return new GraphResponse(
                200, Map.of("Content-Type", type), new GraphResponse.Content.Bytes(text.getBytes(UTF_8)));
    }

    private GraphResponse emptyPage(Asked asked) {
        var json = Json.object()
                .put("@odata.context", bases.graph() + "/$metadata#Collection(Edm.EntityType)")
                .put(
                        "@odata.nextLink",
                        asked.path().replaceFirst("^/v1\\.0", bases.graph().toString()));
        json.putArray("value");
        return GraphResponse.json(200, json);
    }
}
