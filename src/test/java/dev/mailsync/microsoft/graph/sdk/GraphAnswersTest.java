package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.TestingMetrics;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The SDK and what we put before it, with answers that no sandbox gives. */
class GraphAnswersTest {

    private static final TestingMetrics METRICS = new TestingMetrics();

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private interface Answers {
        Response to(Request request) throws IOException;
    }

    private record Microsoft() implements Endpoints {

        @Override
        public URI publicUrl() {
            return URI.create("https://mailsync.example");
        }

        @Override
        public URI login() {
            throw new UnsupportedOperationException();
        }

        @Override
        public URI graph() {
            return URI.create("https://graph.example/v1.0");
        }
    }

    @Test
    void aPageInsteadOfJsonPassesWhateverItIsCalled() {
        for (var type : List.of("text/html", "application/json", "application/xml")) {
            var failure = profileFailure(request -> answer(request, 200, type, "<html>Maintenance</html>"));

            assertThat(failure).isInstanceOf(MicrosoftException.Transient.class);
            assertThat(failure.code()).isEqualTo("NOT_JSON");
            assertThat(failure.getMessage()).doesNotContain("Maintenance");
        }
    }

    @Test
    void jsonOfAnotherShapeOrCutOffPassesAsWell() {
        for (var body : List.of("", "[]", "null", "7", "{\"id\":", "{}", "{\"id\":{\"a\":1}}")) {
            assertThat(profileFailure(request -> answer(request, 200, "application/json", body))
                            .code())
                    .as(body)
                    .isEqualTo("NOT_JSON");
        }
    }

    @Test
    void aListWithoutItemsIsNoEmptyList() {
        var mailbox = mailbox(request -> answer(request, 200, "application/json", "{}"));

        assertThatThrownBy(() -> mailbox.moreReceived("https://graph.example/v1.0/next"))
                .isInstanceOf(MicrosoftException.Transient.class);
    }

    @Test
    void aPageWithAnErrorStatusKeepsStatusWaitAndRequestId() {
        var failure = profileFailure(request -> answer(request, 503, "text/html", "<html>Busy</html>")
                .newBuilder()
                .header("Retry-After", "Wed, 25 Nov 2026 10:01:00 GMT")
                .header("request-id", "1-2-3")
                .build());

        assertThat(failure.code()).isEqualTo("HTTP_503");
        assertThat(failure.traceId()).contains("1-2-3");
        assertThat(((MicrosoftException.Transient) failure).retryAfter()).contains(Duration.ofMinutes(1));
    }

    @Test
    void anEmptyBadRequestPasses() {
        assertThat(profileFailure(request -> answer(request, 400, "application/json", "")))
                .isInstanceOf(MicrosoftException.Transient.class);
    }

    @Test
    void brokenConnectionsPass() {
        var failure = profileFailure(request -> {
            throw new SocketException("Connection reset");
        });

        assertThat(failure).isInstanceOf(MicrosoftException.Transient.class);
        assertThat(failure.code()).isEqualTo("NO_ANSWER");
    }

    @Test
    void aMailThatIsNotThereIsMissingFromABatch() {
        var envelopes = mailbox(batch(id -> error(404, "ErrorItemNotFound"))).envelopes(List.of("a", "b"));

        assertThat(envelopes).isEmpty();
    }

    @Test
    void aMailboxThatIsNotThereIsNot() {
        for (var code : List.of("MailboxNotEnabledForRESTAPI", "ErrorInvalidUser", "MailboxNotSupportedForRESTAPI")) {
            var failure = failure(mailbox(batch(id -> error(404, code))));

            assertThat(failure).isInstanceOf(MicrosoftException.NeedsTenantAdmin.class);
            assertThat(failure.code()).isEqualTo(code);
        }
    }

    @Test
    void wellKnownFoldersOfAMailboxThatIsNotThereAreNotMerelyMissing() {
        assertThatThrownBy(() -> mailbox(batch(id -> error(404, "MailboxNotEnabledForRESTAPI")))
                        .wellKnownFolders(Set.of("inbox", "sentitems")))
                .isInstanceOf(MicrosoftException.NeedsTenantAdmin.class);
    }

    @Test
    void ofThrottledMembersTheLongestWaitCounts() {
        var failure = failure(mailbox(batch(id -> """
                "status": 429, "headers": {"Retry-After": "%s", "request-id": "r-%s"},
                "body": {"error": {"code": "ApplicationThrottled", "message": ""}}""".formatted(id.equals("1") ? "12.5" : "3", id))));

        assertThat(failure.code()).isEqualTo("ApplicationThrottled");
        assertThat(failure.traceId()).contains("r-1");
        assertThat(((MicrosoftException.Transient) failure).retryAfter()).contains(Duration.ofMillis(12_500));
    }

    @Test
    void ofDifferentFailuresTheMostSeriousCounts() {
        assertThat(failure(mailbox(batch(
                        id -> id.equals("0") ? error(403, "ErrorAccessDenied") : error(503, "serviceNotAvailable")))))
                .isInstanceOf(MicrosoftException.NeedsUser.class);
        assertThat(failure(mailbox(batch(id ->
                        id.equals("0") ? error(403, "ErrorAccessDenied") : error(401, "InvalidAuthenticationToken")))))
                .isInstanceOf(MicrosoftException.Unauthorized.class);
    }

    @Test
    void membersOfAnyShapeAreFailuresOfTheirOwn() {
        assertThat(failure(mailbox(batch(id -> "\"status\": 500"))).code()).isEqualTo("HTTP_500");
        assertThat(failure(mailbox(batch(id -> "\"status\": 500, \"body\": \"PGh0bWw+\"")))
                        .code())
                .isEqualTo("HTTP_500");
        assertThat(failure(mailbox(batch(id -> "\"status\": 503, \"body\": {\"error\": {\"code\": \"\"}}")))
                        .code())
                .isEqualTo("HTTP_503");
        assertThat(failure(mailbox(batch(id -> "\"status\": 200, \"body\": \"PGh0bWw+\"")))
                        .code())
                .isEqualTo("NOT_JSON");
        assertThat(failure(mailbox(request -> answer(request, 200, "application/json", "{\"responses\":[]}")))
                        .code())
                .isEqualTo("HTTP_504");
        assertThat(failure(mailbox(request -> answer(request, 200, "application/json", "{}")))
                        .code())
                .isEqualTo("NOT_JSON");
    }

    @Test
    void aFolderThatIsNotThereIsGoneAndAMailIsNoFailure() {
        Answers notFound = request -> answer(
                request, 404, "application/json", "{\"error\":{\"code\":\"ErrorItemNotFound\",\"message\":\"\"}}");

        assertThatThrownBy(() -> mailbox(notFound).messages("AAfolder", Optional.empty(), NOW, 100))
                .isInstanceOf(MicrosoftException.Gone.class);
        assertThatThrownBy(() -> mailbox(notFound).attachments("AAmail"))
                .isInstanceOf(MicrosoftException.NotAFailure.class);
        mailbox(notFound).unsubscribe("gone");
        assertThatThrownBy(() -> mailbox(notFound).renew("gone", NOW)).isInstanceOf(MicrosoftException.Gone.class);
    }

    @Test
    void linksThatAreNoneOfGraphsAreNotFollowed() {
        for (var link : List.of("https://evil.example/v1.0/x", "no link", "mailto:x", "")) {
            assertThatThrownBy(() -> mailbox(request -> {
                                throw new AssertionError("asked");
                            })
                            .folders(Optional.of(link)))
                    .isInstanceOf(MicrosoftException.CursorLost.class);
        }
    }

    @Test
    void whatIsThrottledIsCountedAndOfABatchEachMember() {
        var before = METRICS.sum(Metric.THROTTLED);
        failure(mailbox(batch(place -> place.equals("0")
                ? "\"status\": 429, \"headers\": {\"Retry-After\": \"7\"}"
                : "\"status\": 503, \"headers\": {\"Retry-After\": \"7\"}")));
        assertThat(METRICS.sum(Metric.THROTTLED) - before).isEqualTo(2);

        failure(mailbox(batch(place -> "\"status\": 503")));
        profileFailure(request -> answer(request, 429, "application/json", "{}"));
        assertThat(METRICS.sum(Metric.THROTTLED) - before).isEqualTo(3);
    }

    private static MicrosoftException profileFailure(Answers answers) {
        return catchThrowableOfType(
                MicrosoftException.class, () -> mailbox(answers).profile("tenant"));
    }

    private static MicrosoftException failure(GraphMailbox mailbox) {
        return catchThrowableOfType(MicrosoftException.class, () -> mailbox.envelopes(List.of("a", "b")));
    }

    private static GraphMailbox mailbox(Answers answers) {
        var http = new OkHttpClient.Builder()
                .addInterceptor(chain -> answers.to(chain.request()))
                .build();
        return new SdkGraphMailboxes(
                        new Microsoft(), http, new ThrottleMeter(METRICS.metrics()), Clock.fixed(NOW, ZoneOffset.UTC))
                .open("object-id", new Secret("token"));
    }

    /** @param member its members by their place, from 0, but for the id */
    private static Answers batch(Function<String, String> member) {
        return request -> {
            var asked = asked(request);
            var members = new StringBuilder();
            for (int i = 0; i < asked.size(); i++) {
                members.append(i == 0 ? "" : ",")
                        .append("{\"id\": \"%s\", %s}"
                                .formatted(asked.get(i).path("id").asText(), member.apply("" + i)));
            }
            return answer(request, 200, "application/json", "{\"responses\": [" + members + "]}");
        };
    }

    private static JsonNode asked(Request request) throws IOException {
        try (var buffer = new Buffer()) {
            request.body().writeTo(buffer);
            return LenientJson.parse(buffer.readUtf8()).path("requests");
        }
    }

    private static String error(int status, String code) {
        return "\"status\": %d, \"body\": {\"error\": {\"code\": \"%s\"}}".formatted(status, code);
    }

    private static Response answer(Request request, int status, String type, String body) {
        return InProcessGraph.response(request, status, type, body.getBytes(UTF_8));
    }
}
