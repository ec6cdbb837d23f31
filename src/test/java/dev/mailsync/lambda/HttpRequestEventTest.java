package dev.mailsync.lambda;

import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.OverHttp;
import dev.mailsync.lambda.EchoResource.Echo;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the HTTP stack gets to see of an event. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class HttpRequestEventTest {

    @Inject
    @Named("http")
    HttpFunction function;

    @Inject
    ObjectMapper json;

    @Test
    void anEncodedPathAndItsQueryArriveAsTheyWereWritten() {
        assertThat(echo("http-get-with-encoded-path-and-query").uri())
                .isEqualTo("/echo/a%2Fb%20c/%C3%BC?q=1%262&q=a+b&empty=");
    }

    @Test
    void aDecodedPathIsEncodedAgain() {
        assertThat(echo("http-get-with-decoded-path").uri()).isEqualTo("/echo/a%20b/%C3%BC%0D%0Ax%3Fy");
    }

    @Test
    void theNameOfTheStageIsNoPartOfThePath() {
        assertThat(echo("http-get-in-named-stage").uri()).isEqualTo("/echo/staged");
    }

    @Test
    void cookiesArriveInOneHeader() {
        assertThat(header(echo("http-get-with-cookies"), "cookie")).containsExactly("session=abc; theme=dark; flavour");
    }

    @Test
    void aHeaderWithCommasStaysWhole() {
        var echo = echo("http-get-with-repeated-and-comma-holding-headers");

        assertThat(header(echo, "accept")).containsExactly("text/html, application/json;q=0.9");
        assertThat(header(echo, "if-modified-since")).containsExactly("Sun, 22 Nov 2026 08:00:00 GMT");
        assertThat(header(echo, "x-list")).containsExactly("one,two");
    }

    @Test
    void aBase64BodyArrivesAsItsBytes() {
        var echo = echo("http-post-with-base64-body");

        assertThat(echo.body()).isEqualTo(Base64.getDecoder().decode("AAH//sOoCg=="));
        assertThat(header(echo, "content-length")).containsExactly("7");
    }

    @Test
    void aTextBodyArrivesInUtf8() {
        assertThat(echo("http-post-with-text-body").body()).isEqualTo("Grüße, 世界".getBytes(UTF_8));
    }

    @Test
    void headersOfTheConnectionToApiGatewayEndThere() {
        assertThat(echo("http-post-with-text-body").headers().keySet())
                .map(String::toLowerCase)
                .doesNotContain("connection", "upgrade", "expect");
    }

    @Test
    void theCallersAddressIsKnown() {
        assertThat(echo("http-get-with-cookies").client()).isEqualTo("203.0.113.7");
    }

    private Echo echo(String event) {
        var response = function.handleRequest(Events.http(event), TestingContext.WITH_TIME);
        assertThat(response.getStatusCode()).isEqualTo(200);
        try {
            return json.readValue(response.getBody(), Echo.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.getBody(), e);
        }
    }

    private static List<String> header(Echo echo, String name) {
        return echo.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }
}
