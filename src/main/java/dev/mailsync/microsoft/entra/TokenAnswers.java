package dev.mailsync.microsoft.entra;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.sdk.LenientJson;
import dev.mailsync.microsoft.graph.sdk.ThrottleMeter;
import dev.mailsync.platform.telemetry.Metrics;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;

/** Reads Entra's responses before the OIDC client, which keeps neither status nor headers of a refusal. */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class TokenAnswers implements OidcResponseFilter {

    static final String EXPIRES_IN = "expires_in";

    private static final List<String> TOKENS = List.of("access_token", "refresh_token", "id_token");

    private final ThrottleMeter meter;
    private final Clock clock;

    TokenAnswers(Metrics metrics, Clock clock) {
        this.meter = new ThrottleMeter(metrics);
        this.clock = clock;
    }

    /** @return fails with a {@link MicrosoftException} if the response has no tokens */
    @Override
    public Uni<Void> filter(OidcResponseFilterContext answer) {
        return Uni.createFrom().voidItem().invoke(() -> read(answer));
    }

    private void read(OidcResponseFilterContext answer) {
        var waits = answer.responseHeaders().getAll("Retry-After");
        meter.answered(answer.statusCode(), !waits.isEmpty());
        var text = answer.responseBody() == null ? "" : answer.responseBody().toString();
        var body = LenientJson.parse(text);
        if (answer.statusCode() != 200 || !body.path(TOKENS.getFirst()).isTextual()) {
            throw EntraFailures.sorted(EntraRefusal.of(answer.statusCode(), waits, body, clock.instant()));
        }
        answer.responseBody(Buffer.buffer(tokens(body).encode()));
    }

    /** In the types that the client expects, whatever else was sent. */
    private static JsonObject tokens(JsonNode body) {
        var tokens = new JsonObject().put(EXPIRES_IN, lifetime(body));
        TOKENS.stream()
                .filter(name -> body.path(name).isTextual())
                .forEach(name -> tokens.put(name, body.path(name).textValue()));
        return tokens;
    }

    /** In seconds. If Microsoft sends none, the token is used for the current work and then refreshed. */
    private static long lifetime(JsonNode body) {
        var seconds = body.path(EXPIRES_IN).asText();
        return seconds.matches("[0-9]{1,9}") ? Long.parseLong(seconds) : 0;
    }
}
