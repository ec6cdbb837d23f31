package dev.mailsync.microsoft;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.telemetry.Metrics;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Entra's token endpoint: a form goes in, tokens come out or a {@link MicrosoftException}. */
@ApplicationScoped
class TokenEndpoint {

    private static final long LONGEST = 1024 * 1024;

    private final OkHttpClient http;
    private final Clock clock;

    @Inject
    TokenEndpoint(MicrosoftConfig config, Metrics metrics, Clock clock) {
        this(
                PlainHttp.client(config)
                        .newBuilder()
                        .addInterceptor(new ThrottleMeter(metrics))
                        .build(),
                clock);
    }

    TokenEndpoint(OkHttpClient http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** @return an answer that has an {@code access_token} */
    JsonNode post(URI address, Map<String, String> form) {
        var fields = new FormBody.Builder();
        form.forEach(fields::add);
        var request = new Request.Builder()
                .url(address.toString())
                .header("Accept", "application/json")
                .post(fields.build())
                .build();
        try (var response = http.newCall(request).execute()) {
            return tokens(response);
        } catch (IOException failure) {
            throw Failures.noAnswer(failure);
        }
    }

    private JsonNode tokens(Response response) throws IOException {
        var body = LenientJson.parse(response.peekBody(LONGEST).string());
        if (response.isSuccessful() && body.path("access_token").isTextual()) {
            return body;
        }
        throw EntraFailures.sorted(EntraRefusal.of(response.code(), response.headers(), body, clock.instant()));
    }
}
