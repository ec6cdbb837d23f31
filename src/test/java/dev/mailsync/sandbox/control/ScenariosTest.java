package dev.mailsync.sandbox.control;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxScript;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.sandbox.SandboxScript.ANN;
import static dev.mailsync.sandbox.SandboxScript.BOB;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens to customers of Microsoft, by name. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ScenariosTest {

    private static final String FOLDERS = "/me/mailFolders";

    @TestHTTPResource
    URI root;

    private SandboxScript script;
    private JsonNode ann;
    private JsonNode bob;

    @BeforeEach
    void twoPeopleWhoAreSignedIn() {
        script = new SandboxScript(root, ANN, BOB);
        ann = script.signIn(ANN);
        bob = script.signIn(BOB);
    }

    private JsonNode play(String name, String more) {
        return script.done("scenarios", "{\"name\":\"" + name + "\"" + more + "}");
    }

    private static String upn() {
        return ",\"upn\":\"" + ANN + "\"";
    }

    private void advance(String by) {
        script.done("clock", "{\"advance\":\"" + by + "\"}");
    }

    private int folders(JsonNode tokens) {
        return script.graph(tokens, FOLDERS).statusCode();
    }

    @Test
    void aMailboxIsMovedForSixHours() {
        assertThat(play("mailbox-moved-for-six-hours", upn()).get("until").asText())
                .isNotBlank();
        script.assertGraphRefuses(script.graph(ann, FOLDERS), 503, "ErrorMailboxMoveInProgress");
        assertThat(folders(bob)).isEqualTo(200);

        advance("PT6H1M");
        assertThat(folders(script.signIn(ANN))).isEqualTo(200);
    }

    @Test
    void conditionalAccessIsSwitchedOnForATenantAndOffByItself() {
        play("conditional-access-switched-on", ",\"tenant\":\"contoso.example\",\"lasts\":\"PT2H\"");
        script.assertRefused(script.refresh(ann), 400, "interaction_required", 53003);
        script.assertRefused(script.refresh(bob), 400, "interaction_required", 53003);
        advance("PT2H");
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
    }

    @Test
    void withdrawnConsentIsGivenAgainByAnAdministratorOnly() {
        play("admin-consent-withdrawn", ",\"tenant\":\"contoso.example\"");
        script.assertRefused(script.refresh(ann), 400, "invalid_grant", 65001);
        assertThat(script.authorize(ANN).get("error_description")).startsWith("AADSTS90094: ");

        var query = "?client_id=" + SignInScript.clientId() + "&redirect_uri=" + SignInScript.REDIRECT
                + "&scope=.default&sandbox_consent=accept";
        script.client.get("/sandbox/login/contoso.example/v2.0/adminconsent" + query);
        assertThat(script.refresh(script.signIn(ANN)).statusCode()).isEqualTo(200);
        script.assertRefused(script.refresh(ann), 400, "invalid_grant", 65001);

        play("admin-consent-withdrawn", ",\"tenant\":\"contoso.example\"");
        assertThat(script.authorize(ANN)).containsKey("error");
    }

    @Test
    void theClientSecretExpires() {
        play("client-secret-expired", "");
        script.assertRefused(script.refresh(ann), 401, "invalid_client", 7000222);
        script.done("application", "{\"secret\":\"valid\"}");
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
    }

    @Test
    void graphAndEntraFailApartFromEachOther() {
        play("graph-outage", ",\"lasts\":\"PT1H\"");
        script.assertGraphRefuses(script.graph(ann, FOLDERS), 503, "serviceNotAvailable");
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
        advance("PT1H");
        assertThat(folders(script.signIn(ANN))).isEqualTo(200);

        play("entra-outage", "");
        script.assertRefused(script.refresh(ann), 503, "temporarily_unavailable", 90033);
        assertThat(script.client
                        .get("/sandbox/login/common/discovery/v2.0/keys")
                        .statusCode())
                .isEqualTo(503);
        assertThat(script.client
                        .get(SignInScript.authorizePath(SignInScript.authorizeRequest()))
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/html");
        assertThat(folders(ann)).isEqualTo(200);
    }

    @Test
    void aThrottledMailboxIsThrottledInBatchesToo() {
        play("throttled", upn());
        assertThat(folders(ann)).isEqualTo(429);
        assertThat(folders(bob)).isEqualTo(200);
        var batch = script.graph(
                ann, "/$batch", "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"" + FOLDERS + "\"}]}");
        assertThat(batch.statusCode()).isEqualTo(200);
        assertThat(batch.body()).contains("\"status\":429", "\"Retry-After\":\"10\"");
    }

    @Test
    void aPasswordIsResetAndALicenceRemoved() {
        play("password-reset-by-admin", upn());
        script.assertRefused(script.refresh(ann), 400, "invalid_grant", 50173);
        assertThat(script.refresh(script.signIn(ANN)).statusCode()).isEqualTo(200);

        play("licence-removed", upn());
        script.assertGraphRefuses(script.graph(ann, FOLDERS), 404, "MailboxNotEnabledForRESTAPI");
        play("notifications-silent", upn());
    }

    @Test
    void theListSaysWhatThereIs() {
        var list = script.client.json(script.client.get("/sandbox/control/scenarios"));
        assertThat(list.findValuesAsText("name")).hasSize(10).contains("graph-outage", "throttled");
        assertThat(list.findValuesAsText("sentence"))
                .hasSize(10)
                .allSatisfy(each -> assertThat(each).endsWith("."));
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        script.refused(
                "scenarios",
                List.of(
                        "",
                        "{}",
                        "{\"name\":\"doomsday\"}",
                        "{\"name\":\"throttled\"}",
                        "{\"name\":\"graph-outage\",\"upn\":\"" + ANN + "\"}",
                        "{\"name\":\"graph-outage\",\"lasts\":\"long\"}",
                        "{\"name\":\"password-reset-by-admin\",\"upn\":\"" + ANN + "\",\"lasts\":\"PT1H\"}"));
        assertThat(script.client
                        .control("scenarios", "{\"name\":\"throttled\",\"upn\":\"eve@x.example\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(folders(ann)).isEqualTo(200);
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
    }
}
