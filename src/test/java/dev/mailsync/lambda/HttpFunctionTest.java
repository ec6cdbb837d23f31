package dev.mailsync.lambda;

import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static io.quarkus.amazon.lambda.runtime.AmazonLambdaApi.QUARKUS_INTERNAL_AWS_LAMBDA_TEST_API;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What API Gateway gets to see of an answer. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class HttpFunctionTest {

    @Inject
    @Named("http")
    HttpFunction function;

    @Test
    void anAnswerToHeadHasNoBody() {
        var response = invoke(Events.http("http-head"));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isNull();
    }

    @Test
    void anEmptyAnswerHasNoBody() {
        var response = invoke(Events.get("/echo/answer/nothing"));

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(response.getBody()).isNull();
    }

    @Test
    void aBinaryAnswerIsEncoded() {
        var response = invoke(Events.get("/echo/answer/bytes/300"));

        var expected = new byte[300];
        Arrays.fill(expected, (byte) 0xff);
        assertThat(response.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(response.getBody())).isEqualTo(expected);
    }

    @Test
    void aTextAnswerIsNotEncoded() {
        var response = invoke(Events.get("/echo/answer/text/3"));

        assertThat(response.getIsBase64Encoded()).isFalse();
        assertThat(response.getBody()).isEqualTo("üüü");
    }

    @Test
    void cookiesAreSetApartAndRepeatedHeadersAreJoined() {
        var response = invoke(Events.get("/echo/answer/headers"));

        assertThat(response.getCookies())
                .hasSize(2)
                .anyMatch(cookie -> cookie.startsWith("a=1"))
                .anyMatch(cookie -> cookie.startsWith("b=2"));
        assertThat(response.getHeaders())
                .containsEntry("x-many", "one, two")
                .containsEntry("content-type", "text/plain;charset=UTF-8")
                .doesNotContainKey("set-cookie");
    }

    @Test
    void anAnswerOfFourMegabytesPasses() {
        var response = invoke(Events.get("/echo/answer/bytes/" + 4 * 1024 * 1024));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(Base64.getDecoder().decode(response.getBody())).hasSize(4 * 1024 * 1024);
    }

    @Test
    void anAnswerThatLambdaWouldRefuseBecomesAProblem() {
        assertProblem(invoke(Events.get("/echo/answer/bytes/" + 5 * 1024 * 1024)), 500, "ANSWER_TOO_LARGE");
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForOnceMoreIfThatChangesNothing() {
        assertThat(invoke(Events.get("/echo/answer/broken")).getBody()).isEqualTo("whole");

        var post = Events.get("/echo/answer/broken");
        post.getRequestContext().getHttp().setMethod("POST");
        assertProblem(invoke(post), 504, "NO_ANSWER");
        assertThat(invoke(post).getBody()).isEqualTo("whole");
    }

    @Test
    void anAnswerThatComesTooLateBecomesAProblem() {
        assertProblem(
                function.handleRequest(Events.get("/echo/answer/late"), new TestingContext(800)), 504, "NO_ANSWER");
    }

    @Test
    void withoutTimeLeftThereIsAProblemInsteadOfAnException() {
        assertProblem(
                function.handleRequest(Events.get("/echo/answer/late"), new TestingContext(10)), 504, "NO_ANSWER");
    }

    @Test
    void anEventPassesThroughTheRuntimesOwnJson() {
        var eventServer = ConfigProvider.getConfig().getValue(QUARKUS_INTERNAL_AWS_LAMBDA_TEST_API, String.class);

        given().body(Events.json("http-post-with-base64-body"))
                .post("http://" + eventServer)
                .then()
                .statusCode(200)
                .body("statusCode", equalTo(200))
                .body("headers.content-type", equalTo("application/json;charset=UTF-8"))
                .body("body", containsString("AAH//sOoCg=="));
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertThat(invoke(Events.get("/nowhere")).getStatusCode()).isEqualTo(404);
    }

    @Test
    void eventsInParallelGetTheirOwnAnswers() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(n -> () ->
                            invoke(Events.get("/echo/answer/text/1?of=" + n)).getBody())
                    .toList();

            var answers = threads.invokeAll(calls);

            for (int n = 0; n < answers.size(); n++) {
                assertThat(answers.get(n).get()).isEqualTo(Integer.toString(n));
            }
        }
    }

    @Test
    void whatIsNoHttpEventIsABadRequest() {
        assertProblem(invoke(new APIGatewayV2HTTPEvent()), 400, "BAD_REQUEST");
    }

    @Test
    void aBrokenBase64BodyIsABadRequest() {
        var event = Events.http("http-post-with-base64-body");
        event.setBody("*");

        assertProblem(invoke(event), 400, "BAD_REQUEST");
    }

    private APIGatewayV2HTTPResponse invoke(APIGatewayV2HTTPEvent event) {
        return function.handleRequest(event, TestingContext.WITH_TIME);
    }

    private static void assertProblem(APIGatewayV2HTTPResponse response, int status, String code) {
        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(response.getBody()).contains("\"code\":\"" + code + "\"");
    }
}
