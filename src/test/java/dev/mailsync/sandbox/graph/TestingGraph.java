package dev.mailsync.sandbox.graph;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.sandbox.TestingWorld;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.notify.Courier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Graph over a {@link TestingWorld}, called in process. */
public final class TestingGraph {

    static final URI BASE = URI.create("https://graph.example/v1.0");
    static final String IMMUTABLE = "IdType=\"ImmutableId\"";

    public final TestingWorld testing = new TestingWorld();
    private final GraphApi api = new GraphApi(testing.world, () -> BASE, TestingGraph::nobody);
    private String token = testing.token("User.Read", "Mail.ReadWrite", "Mail.Send");

    TestingGraph allowed(String... scopes) {
        token = testing.token(scopes);
        return this;
    }

    /** Makes the mailbox that a reset took, and signs in to it. */
    void signInAnew() {
        var again = testing.mailbox("ann@contoso.example").account();
        token = testing.world
                .signIns()
                .issueAccessToken(again, Set.of("Mail.Read"))
                .value();
    }

    private static Courier.Reply nobody(URI url, String type, String body, Duration timeout) throws IOException {
        throw new IOException("nobody listens");
    }

    /** @param link a path below the version, or a link that Graph gave out */
    public GraphResponse get(String link, String... prefer) {
        return call("GET", link.replace(BASE.toString(), ""), null, prefer);
    }

    public JsonNode json(String link, String... prefer) {
        return json(get(link, prefer));
    }

    public static JsonNode json(GraphResponse response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    public GraphResponse call(String method, String target, String body, String... prefer) {
        var headers = new HashMap<>(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
        headers.put("Prefer", String.join(", ", prefer));
        var bytes = body == null ? new byte[0] : body.getBytes(UTF_8);
        return api.handle(new GraphRequest(method, target.replace(" ", "%20"), headers, bytes));
    }

    GraphResponse handle(GraphRequest request) {
        return api.handle(request);
    }
}
