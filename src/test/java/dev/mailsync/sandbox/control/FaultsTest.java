package dev.mailsync.sandbox.control;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Faults by rule, as a script asks for them. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class FaultsTest {

    private static final String ANN = "ann@contoso.example";
    private static final String BOB = "bob@contoso.example";
    private static final String TOKEN = "/sandbox/login/common/oauth2/v2.0/token";

    @TestHTTPResource
    URI root;

    private SandboxClient sandbox;
    private JsonNode ann;
    private JsonNode bob;

    @BeforeEach
    void twoPeopleWhoAreSignedIn() {
        sandbox = new SandboxClient(URI.create(root.toString().replaceFirst("/$", "")));
        sandbox.control("reset", "");
        for (var upn : List.of(ANN, BOB)) {
            sandbox.control("mailboxes", "{\"upn\":\"" + upn + "\"}");
        }
        ann = new SignInScript(sandbox).signIn(ANN);
        bob = new SignInScript(sandbox).signIn(BOB);
        sandbox.delete("/sandbox/control/requests");
    }

    private JsonNode fault(String json) {
        var added = sandbox.control("faults", json);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return sandbox.json(added);
    }

    private HttpResponse<String> folders(JsonNode tokens) {
        return sandbox.get("/sandbox/graph/v1.0/me/mailFolders", bearer(tokens));
    }

    private static String[] bearer(JsonNode tokens) {
        return new String[] {
            "Authorization", "Bearer " + tokens.get("access_token").asText()
        };
    }

    private HttpResponse<String> refresh(JsonNode tokens) {
        var form = new HashMap<>(Map.of("grant_type", "refresh_token", "client_id", SignInScript.clientId()));
        form.put("client_secret", SignInScript.clientSecret());
        form.put("refresh_token", tokens.get("refresh_token").asText());
        return sandbox.form(TOKEN, form);
    }

    private List<Integer> statuses() {
        return sandbox.json(sandbox.get("/sandbox/control/requests")).findValues("status").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    @Test
    void aStatusStrikesAsOftenAsItIsToldTo() {
        fault("{\"kind\":\"status\",\"match\":{\"path\":\"/me/mailFolders\"},\"status\":429,"
                + "\"retryAfter\":\"2.128\",\"times\":2}");

        var struck = folders(ann);
        assertThat(struck.statusCode()).isEqualTo(429);
        assertThat(struck.headers().firstValue("Retry-After")).hasValue("2.128");
        assertThat(sandbox.json(struck).at("/error/code").asText()).isEqualTo("TooManyRequests");
        assertThat(sandbox.json(struck).at("/error/innerError/request-id").asText())
                .isNotBlank();
        assertThat(folders(ann).statusCode()).isEqualTo(429);
        assertThat(folders(ann).statusCode()).isEqualTo(200);
        assertThat(statuses()).containsExactly(429, 429, 200);
        assertThat(sandbox.get("/sandbox/control/faults").body()).isEqualTo("[]");
    }

    @Test
    void aRuleMayMeanOnePersonOneMethodAndEndByTheClock() {
        fault("{\"kind\":\"status\",\"match\":{\"upn\":\"" + ANN + "\",\"method\":\"get\"},\"status\":503,"
                + "\"lasts\":\"PT1H\"}");
        assertThat(folders(ann).statusCode()).isEqualTo(503);
        assertThat(folders(bob).statusCode()).isEqualTo(200);
        assertThat(refresh(ann).statusCode()).as("a POST").isEqualTo(200);

        sandbox.control("clock", "{\"advance\":\"PT59M\"}");
        assertThat(sandbox.get("/sandbox/control/faults").body()).contains("\"struck\":1", "\"until\":\"");
        sandbox.control("clock", "{\"advance\":\"PT2M\"}");
        assertThat(sandbox.get("/sandbox/control/faults").body()).isEqualTo("[]");
    }

    @Test
    void membersOfABatchAreStruckOneByOne() {
        fault(
                "{\"kind\":\"status\",\"match\":{\"path\":\"/v1.0/me/mailFolders/inbox\"},\"status\":429,\"retryAfter\":7}");
        fault("{\"kind\":\"status\",\"match\":{\"path\":\"drafts\"},\"status\":400,\"body\":{\"odd\":[1]}}");
        var body = "{\"requests\":[" + member("1", "inbox") + "," + member("2", "drafts") + "," + member("3", "archive")
                + "]}";
        var batch = sandbox.post("/sandbox/graph/v1.0/$batch", "application/json", body, bearer(ann));

        assertThat(batch.statusCode()).isEqualTo(200);
        var members = new HashMap<String, JsonNode>();
        sandbox.json(batch)
                .get("responses")
                .forEach(each -> members.put(each.get("id").asText(), each));
        assertThat(members.get("1").get("status").asInt()).isEqualTo(429);
        assertThat(members.get("1").at("/headers/Retry-After").asText()).isEqualTo("7");
        assertThat(members.get("1").at("/body/error/code").asText()).isEqualTo("TooManyRequests");
        assertThat(members.get("2").get("body")).hasToString("{\"odd\":[1]}");
        assertThat(members.get("3").get("status").asInt()).isEqualTo(200);
        assertThat(statuses()).containsExactly(429, 400, 200, 200);
    }

    private static String member(String id, String folder) {
        return "{\"id\":\"%s\",\"method\":\"GET\",\"url\":\"/me/mailFolders/%s\"}".formatted(id, folder);
    }

    @Test
    void theTokenEndpointIsStruckByWhoseRefreshTokenItIs() {
        fault("{\"kind\":\"status\",\"match\":{\"path\":\"/oauth2/v2.0/token\",\"upn\":\"" + ANN + "\"},\"status\":503,"
                + "\"retryAfter\":\"10\"}");

        var struck = refresh(ann);
        assertThat(struck.statusCode()).isEqualTo(503);
        assertThat(struck.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(sandbox.json(struck).get("error").asText()).isEqualTo("temporarily_unavailable");
        assertThat(sandbox.json(struck).get("error_description").asText()).startsWith("AADSTS90033: ");
        assertThat(refresh(bob).statusCode()).isEqualTo(200);
        assertThat(statuses()).containsExactly(503, 200);
    }

    @Test
    void aBodyIsSentAsItIs() {
        fault("{\"kind\":\"status\",\"status\":502,\"body\":\"<html>Bad gateway</html>\",\"times\":1}");
        var html = folders(ann);
        assertThat(html.body()).isEqualTo("<html>Bad gateway</html>");
        assertThat(html.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");

        fault("{\"kind\":\"status\",\"status\":403,\"body\":{\"error\":{\"code\":\"odd\"}},\"times\":1}");
        assertThat(folders(ann).body()).isEqualTo("{\"error\":{\"code\":\"odd\"}}");

        fault("{\"kind\":\"status\",\"status\":400,\"body\":{\"error\":\"invalid_scope\"},\"times\":1}");
        assertThat(refresh(ann).body()).isEqualTo("{\"error\":\"invalid_scope\"}");

        fault("{\"kind\":\"html\",\"times\":1}");
        assertThat(folders(ann).body()).startsWith("<!DOCTYPE html>");

        fault("{\"kind\":\"garbage\",\"times\":1}");
        var cut = folders(ann);
        assertThat(cut.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(cut.body()).doesNotEndWith("}");
    }

    @Test
    void anEmptyPageSaysThatMoreFollowsAtTheSameAddress() {
        fault("{\"kind\":\"empty-page\",\"match\":{\"path\":\"mailFolders\"},\"times\":1}");

        var page = sandbox.json(folders(ann));
        assertThat(page.get("value")).isEmpty();
        var next = sandbox.get(page.get("@odata.nextLink").asText(), bearer(ann));
        assertThat(sandbox.json(next).get("value")).isNotEmpty();
    }

    @Test
    void aBrokenConnectionIsLoggedAsStatusZeroAndCarriesNothingOut() throws IOException, InterruptedException {
        fault("{\"kind\":\"reset\",\"match\":{\"method\":\"POST\"},\"times\":1}");
        assertThatThrownBy(() -> createFolder("Projects", HttpClient.Version.HTTP_2))
                .as(() -> statuses().toString())
                .isInstanceOf(IOException.class);
        assertThat(folders(ann).body()).doesNotContain("Projects");

        fault("{\"kind\":\"lost-answer\",\"match\":{\"method\":\"POST\"},\"times\":1}");
        assertThatThrownBy(() -> createFolder("Letters", HttpClient.Version.HTTP_1_1))
                .isInstanceOf(IOException.class);
        assertThat(folders(ann).body()).contains("Letters");
        assertThat(statuses()).containsExactly(0, 200, 0, 200);

        fault("{\"kind\":\"reset\",\"match\":{\"path\":\"token\"},\"times\":1}");
        assertThatThrownBy(() -> refresh(ann)).hasRootCauseInstanceOf(IOException.class);
        assertThat(refresh(ann).statusCode()).isEqualTo(200);
    }

    private void createFolder(String name, HttpClient.Version version) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(version).build()) {
            var request = HttpRequest.newBuilder(URI.create(root + "sandbox/graph/v1.0/me/mailFolders"))
                    .headers(bearer(ann))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"displayName\":\"" + name + "\"}"))
                    .build();
            client.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void latencyIsRealAndAddsToOtherFaults() {
        fault("{\"kind\":\"latency\",\"millis\":300,\"match\":{\"upn\":\"" + ANN + "\"}}");
        fault("{\"kind\":\"status\",\"status\":500,\"times\":1}");

        var start = System.nanoTime();
        assertThat(folders(ann).statusCode()).isEqualTo(500);
        assertThat(folders(ann).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void faultsAreDeletedOneByOneTogetherAndByReset() {
        var id = fault("{\"kind\":\"status\",\"status\":500}").get("id").asText();
        fault("{\"kind\":\"status\",\"status\":503}");
        assertThat(sandbox.delete("/sandbox/control/faults/" + id).statusCode()).isEqualTo(204);
        assertThat(sandbox.delete("/sandbox/control/faults/" + id).statusCode()).isEqualTo(404);
        assertThat(folders(ann).statusCode()).isEqualTo(503);

        assertThat(sandbox.delete("/sandbox/control/faults").statusCode()).isEqualTo(204);
        assertThat(folders(ann).statusCode()).isEqualTo(200);

        fault("{\"kind\":\"html\"}");
        sandbox.control("reset", "");
        assertThat(sandbox.get("/sandbox/control/faults").body()).isEqualTo("[]");
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        for (var bad : List.of(
                "",
                "[]",
                "{}",
                "{\"kind\":\"explosion\"}",
                "{\"kind\":\"status\"}",
                "{\"kind\":\"status\",\"status\":42}",
                "{\"kind\":\"latency\"}",
                "{\"kind\":\"latency\",\"millis\":-1}",
                "{\"kind\":\"reset\",\"times\":0}",
                "{\"kind\":\"reset\",\"lasts\":\"soon\"}",
                "{\"kind\":\"reset\",\"match\":{\"colour\":\"red\"}}",
                "{\"kind\":\"status\",\"status\":429,\"retryAfter\":{}}",
                "{\"kind\":\"reset\",\"colour\":\"red\"}")) {
            var refused = sandbox.control("faults", bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(sandbox.json(refused).get("detail").asText()).isNotBlank();
        }
        assertThat(sandbox.control("faults", "{\"kind\":\"explosion\"}").body()).contains("lost-answer");
        assertThat(sandbox.control("faults", "{\"kind\":\"reset\",\"match\":{\"upn\":\"eve@contoso.example\"}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(sandbox.get("/sandbox/control/faults").body()).isEqualTo("[]");
    }
}
