package dev.mailsync.microsoft.entra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.telemetry.TestingMetrics;
import io.quarkus.oidc.common.OidcRequestContextProperties;
import io.quarkus.oidc.common.OidcResponseFilter.OidcResponseFilterContext;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenAnswersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

    private final TokenAnswers answers = new TokenAnswers(new TestingMetrics().metrics(), CLOCK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"access_token":"a","expires_in":3599}                    | {"expires_in":3599,"access_token":"a"}
            {"access_token":"a","expires_in":"3599","ext_expires_in":1} | {"expires_in":3599,"access_token":"a"}
            {"access_token":"a","expires_in":"soon"}                  | {"expires_in":0,"access_token":"a"}
            {"access_token":"a"}                                      | {"expires_in":0,"access_token":"a"}
            {"access_token":"a","refresh_token":7,"id_token":"i"}     | {"expires_in":0,"access_token":"a","id_token":"i"}
            """)
    void tokensComeInTheTypesThatTheClientReads(String sent, String read) {
        var answer = answer(200, sent);
        read(answer);

        assertThat(answer.responseBody()).hasToString(read);
    }

    @Test
    void aRefusalIsSortedWithItsTraceId() {
        var failure = failure(400, """
                {"error":"invalid_grant","error_codes":[70043],"trace_id":"t-1","error_description":"Secret text"}""");

        assertThat(failure).isInstanceOf(MicrosoftException.NeedsUser.class);
        assertThat(failure.code()).isEqualTo("AADSTS70043");
        assertThat(failure.traceId()).contains("t-1");
        assertThat(failure.getMessage()).doesNotContain("Secret");
    }

    @Test
    void whatIsNoAnswerOfEntrasPasses() {
        for (int status : List.of(200, 302, 400, 403, 404)) {
            var failure = failure(status, "<html>Sign in to the proxy</html>");

            assertThat(failure).isInstanceOf(MicrosoftException.Transient.class);
            assertThat(failure.code()).isEqualTo("NOT_JSON");
        }
        assertThat(failure(200, "{\"token_type\":\"Bearer\"}").code()).isEqualTo("NOT_JSON");
    }

    @Test
    void anUnavailableEntraIsWaitedForAsLongAsItAsks() {
        var failure = failure(503, "<html>", "Retry-After", "17");

        assertThat(failure.code()).isEqualTo("HTTP_503");
        assertThat(((MicrosoftException.Transient) failure).retryAfter()).contains(Duration.ofSeconds(17));
    }

    private void read(OidcResponseFilterContext answer) {
        answers.filter(answer).await().indefinitely();
    }

    private MicrosoftException failure(int status, String body, String... headers) {
        return catchThrowableOfType(MicrosoftException.class, () -> read(answer(status, body, headers)));
    }

    private static OidcResponseFilterContext answer(int status, String body, String... headers) {
        var all = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return new OidcResponseFilterContext(
                new OidcRequestContextProperties(Map.of()), status, all, Buffer.buffer(body));
    }
}
