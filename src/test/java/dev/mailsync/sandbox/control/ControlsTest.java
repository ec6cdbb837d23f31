package dev.mailsync.sandbox.control;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ControlsTest {

    private static final String ANN = "ann@contoso.example";
    private static final String MAIL = "Message-ID: <1@lead.example>\r\nSubject: Hello\r\n\r\nText";

    @TestHTTPResource
    URI root;

    private SandboxClient sandbox;

    @BeforeEach
    void makeAMailbox() {
        sandbox = new SandboxClient(URI.create(root.toString().replaceFirst("/$", "")));
        assertThat(sandbox.control("reset", "").statusCode()).isEqualTo(204);
        assertThat(sandbox.control("mailboxes", "{\"upn\":\"" + ANN + "\"}").statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> deliver(String query, String type, String body) {
        return sandbox.post("/sandbox/control/mailboxes/" + ANN + "/messages" + query, type, body);
    }

    private String graph(String path) {
        var token = new SignInScript(sandbox).signIn(ANN).get("access_token").asText();
        var prefer = "IdType=\"ImmutableId\"";
        return sandbox.get("/sandbox/graph/v1.0" + path, "Authorization", "Bearer " + token, "Prefer", prefer)
                .body();
    }

    @Test
    void aDeliveredMailIsInTheInboxUnderTheIdThatWasAnswered() {
        var delivered = sandbox.json(deliver("", "message/rfc822", MAIL));

        assertThat(delivered.get("internetMessageId").asText()).isEqualTo("<1@lead.example>");
        assertThat(graph("/me/mailFolders/inbox/messages"))
                .contains("\"id\":\"" + delivered.get("id").asText() + "\"");
    }

    @Test
    void graphJsonMayStateWhatOnlyExchangeKnows() {
        var sent = """
                {"subject": "Sent from Outlook", "internetMessageId": "<own@contoso.example>",
                 "sentDateTime": "2026-11-02T08:30:15Z",
                 "toRecipients": [{"emailAddress": {"address": "lead@fabrikam.example"}}]}""";
        assertThat(deliver("?folder=sentitems", "application/json", sent).statusCode())
                .isEqualTo(201);

        var shown = graph("/me/mailFolders/sentitems/messages");
        assertThat(shown)
                .contains("<own@contoso.example>", "2026-11-02T08:30:15Z", "\"isDraft\":false", "\"address\":\"" + ANN);
    }

    @Test
    void aSlashMakesAFolderAndMovesFindTheMail() {
        deliver("", "message/rfc822", MAIL);
        var move = "{\"internetMessageId\":\"<1@lead.example>\",\"folder\":\"inbox/Projects\"}";

        assertThat(sandbox.control("mailboxes/" + ANN + "/move", move).statusCode())
                .isEqualTo(200);
        assertThat(graph("/me/mailFolders/inbox/childFolders")).contains("\"Projects\"", "\"totalItemCount\":1");
        assertThat(sandbox.control("mailboxes/" + ANN + "/move", move).statusCode())
                .isEqualTo(400);

        var delete = "{\"internetMessageId\":\"<1@lead.example>\"}";
        assertThat(sandbox.control("mailboxes/" + ANN + "/delete", delete).statusCode())
                .isEqualTo(204);
        assertThat(graph("/me/mailFolders/deleteditems/messages")).contains("<1@lead.example>");
    }

    @Test
    void theClockOfSandboxAndProductMovesTogether() {
        var before = Instant.parse(
                sandbox.json(sandbox.get("/sandbox/control/clock")).get("now").asText());
        var after = Instant.parse(sandbox.json(sandbox.control("clock", "{\"advance\":\"PT48H\"}"))
                .get("now")
                .asText());
        assertThat(Duration.between(before, after)).isBetween(Duration.ofHours(48), Duration.ofHours(49));

        sandbox.control("reset", "");
        var reset = Instant.parse(
                sandbox.json(sandbox.get("/sandbox/control/clock")).get("now").asText());
        assertThat(reset).isBefore(after);
    }

    @Test
    void requestsOfTheProductAreListedAndForgotten() {
        graph("/me/mailFolders?$top=1");

        var requests = sandbox.json(sandbox.get("/sandbox/control/requests"));
        assertThat(requests.findValuesAsText("path"))
                .containsExactly("/common/oauth2/v2.0/token", "/v1.0/me/mailFolders?$top=1");
        assertThat(requests.findValuesAsText("upn")).containsOnly(ANN);
        assertThat(requests.at("/1/status").asInt()).isEqualTo(200);
        assertThat(requests.toString()).doesNotContain(SignInScript.clientSecret());
    }

    @Test
    void badInputIsAProblemThatSaysWhatIsWrong() {
        var unknown = "{\"upn\":\"bob@contoso.example\",\"colour\":\"red\"}";
        for (var refused : List.of(
                sandbox.control("mailboxes", "{\"upn\":\"no address\"}"),
                sandbox.control("mailboxes", "{\"upn\":\"" + ANN + "\"}"),
                sandbox.control("mailboxes", unknown),
                sandbox.control("mailboxes", "not json"),
                sandbox.control("mailboxes", ""),
                sandbox.control("clock", "{\"advance\":\"two days\"}"),
                sandbox.control("clock", "{\"advance\":\"PT-1H\"}"),
                deliver("", "text/plain", MAIL),
                deliver("", "application/json", "{\"nonsense\":1}"),
                deliver("?folder=nowhere", "message/rfc822", MAIL),
                sandbox.control(
                        "mailboxes/" + ANN + "/notify", "{\"internetMessageId\":\"<1@lead.example>\",\"times\":0}"),
                sandbox.control("mailboxes/" + ANN + "/move", "{\"folder\":\"archive\"}"))) {
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(sandbox.json(refused).get("detail").asText()).isNotBlank();
        }
        assertThat(deliver("", "message/rfc822", MAIL).statusCode()).isEqualTo(201);
        assertThat(sandbox.control("mailboxes/eve@contoso.example/delete", "{\"internetMessageId\":\"<1@x>\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSandboxIsNoPartOfTheContract() {
        assertThat(sandbox.get("/q/openapi").body()).doesNotContain("/sandbox/");
    }

    @Test
    void withNothingQueuedItIsIdle() {
        assertThat(sandbox.get("/sandbox/control/idle").statusCode()).isEqualTo(200);
        assertThat(sandbox.control("sweep", "").statusCode()).isEqualTo(204);
    }
}
