package dev.mailsync.microsoft;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenEndpointTest {

    private static final URI ADDRESS = URI.create("https://login.example/organizations/oauth2/v2.0/token");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void theFormIsPostedAndTheTokensComeBack() {
        var answer = endpoint(chain -> {
                    var form = (FormBody) chain.request().body();
                    assertThat(chain.request().method()).isEqualTo("POST");
                    assertThat(form.value(0)).isEqualTo("se+cr&t=");
                    assertThat(form.encodedValue(0)).isEqualTo("se%2Bcr%26t%3D");
                    return answer(chain, 200, "application/json", "{\"access_token\":\"a\",\"expires_in\":3599}");
                })
                .post(ADDRESS, Map.of("client_secret", "se+cr&t="));

        assertThat(answer.path("access_token").asText()).isEqualTo("a");
    }

    @Test
    void aRefusalIsSortedWithItsTraceId() {
        var failure = failure(chain -> answer(chain, 400, "application/json", """
                {"error":"invalid_grant","error_codes":[70043],"trace_id":"t-1","error_description":"Secret text"}"""));

        assertThat(failure).isInstanceOf(MicrosoftException.NeedsUser.class);
        assertThat(failure.code()).isEqualTo("AADSTS70043");
        assertThat(failure.traceId()).contains("t-1");
        assertThat(failure.getMessage()).doesNotContain("Secret");
    }

    @Test
    void whatIsNoAnswerOfEntrasPasses() {
        for (int status : List.of(200, 302, 400, 403, 404)) {
            var failure = failure(chain -> answer(chain, status, "text/html", "<html>Sign in to the proxy</html>"));

            assertThat(failure).isInstanceOf(MicrosoftException.Transient.class);
            assertThat(failure.code()).isEqualTo("NOT_JSON");
        }
        assertThat(failure(chain -> answer(chain, 200, "application/json", "{\"token_type\":\"Bearer\"}"))
                        .code())
                .isEqualTo("NOT_JSON");
    }

    @Test
    void anUnavailableEntraIsWaitedForAsLongAsItAsks() {
        var failure = failure(chain -> answer(chain, 503, "text/html", "<html>")
                .newBuilder()
                .header("Retry-After", "17")
                .build());

        assertThat(failure.code()).isEqualTo("HTTP_503");
        assertThat(((MicrosoftException.Transient) failure).retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void silencePasses() {
        var failure = failure(chain -> {
            throw new SocketTimeoutException("timeout");
        });

        assertThat(failure).isInstanceOf(MicrosoftException.Transient.class);
        assertThat(failure.code()).isEqualTo("NO_ANSWER");
    }

    private static MicrosoftException failure(Interceptor entra) {
        return catchThrowableOfType(
                MicrosoftException.class, () -> endpoint(entra).post(ADDRESS, Map.of("code", "c")));
    }

    private static TokenEndpoint endpoint(Interceptor entra) {
        return new TokenEndpoint(
                new OkHttpClient.Builder().addInterceptor(entra).build(), CLOCK);
    }

    private static Response answer(Interceptor.Chain chain, int status, String type, String body) throws IOException {
        return InProcessGraph.response(chain.request(), status, type, body.getBytes(UTF_8));
    }
}
