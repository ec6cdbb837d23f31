package dev.mailsync.sandbox.control;

import java.net.URI;
import java.util.List;
import java.util.Map;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SandboxScript;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.sandbox.SandboxScript.ANN;
import static dev.mailsync.sandbox.SandboxScript.BOB;
import static org.assertj.core.api.Assertions.assertThat;

/** Mailboxes, accounts and tenants in all conditions. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ConditionsTest {

    private static final String FOLDERS = "/me/mailFolders";

    @TestHTTPResource
    URI root;

    private SandboxScript script;

    @BeforeEach
    void twoPeople() {
        script = new SandboxScript(root, ANN, BOB);
    }

    private void condition(String name) {
        script.done("mailboxes/" + ANN + "/condition", "{\"condition\":" + (name == null ? null : quoted(name)) + "}");
    }

    private void policy(String tenant, String name) {
        script.done("tenants/" + tenant + "/policy", "{\"condition\":" + (name == null ? null : quoted(name)) + "}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Test
    void aMailboxThatGraphCannotReachIsRefusedUntilItIsWellAgain() {
        var ann = script.signIn(ANN);
        var bob = script.signIn(BOB);
        condition("unlicensed");
        script.assertGraphRefuses(script.graph(ann, FOLDERS), 404, "MailboxNotEnabledForRESTAPI");
        script.assertGraphRefuses(script.graph(ann, "/subscriptions", "{}"), 404, "MailboxNotEnabledForRESTAPI");
        assertThat(script.graph(ann, "/me").statusCode()).isEqualTo(200);
        assertThat(script.graph(bob, FOLDERS).statusCode()).isEqualTo(200);
        condition("on-premises");
        script.assertGraphRefuses(script.graph(ann, FOLDERS), 404, "MailboxNotSupportedForRESTAPI");
        condition("being-moved");
        script.assertGraphRefuses(script.graph(ann, FOLDERS), 503, "ErrorMailboxMoveInProgress");
        condition(null);
        assertThat(script.graph(ann, FOLDERS).statusCode()).isEqualTo(200);
    }

    @Test
    void aFullMailboxCanBeReadButNotFilled() {
        var ann = script.signIn(ANN);
        condition("mailbox-full");

        script.assertGraphRefuses(script.graph(ann, FOLDERS, "{\"displayName\":\"New\"}"), 507, "ErrorQuotaExceeded");
        script.assertGraphRefuses(script.graph(ann, "/me/sendMail", "{}"), 507, "ErrorQuotaExceeded");
        assertThat(script.graph(ann, FOLDERS).body()).doesNotContain("\"New\"");
    }

    @Test
    void aDisabledOrDeletedAccountGetsNoTokens() {
        var ann = script.signIn(ANN);
        condition("account-disabled");
        script.assertRefused(script.refresh(ann), 400, "invalid_grant", 50057);
        assertSignInRefused("access_denied", 50057);
        condition("account-deleted");
        script.assertRefused(script.refresh(ann), 400, "invalid_grant", 500341);
        assertSignInRefused("access_denied", 500341);
        condition(null);
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
    }

    @Test
    void conditionalAccessStopsSignInAndTokensAndASecondFactorTokensOnly() {
        var ann = script.signIn(ANN);
        condition("conditional-access");
        script.assertRefused(script.refresh(ann), 400, "interaction_required", 53003);
        assertSignInRefused("interaction_required", 53003);
        condition("mfa-required");
        script.assertRefused(script.refresh(ann), 400, "interaction_required", 50076);
        assertThat(script.authorize(ANN)).containsKey("code");
    }

    @Test
    void subscriptionsMayBeForbidden() {
        var ann = script.signIn(ANN);
        condition("no-subscriptions");
        script.assertGraphRefuses(script.graph(ann, "/subscriptions", "{}"), 403, "ExtensionError");
        assertThat(script.graph(ann, FOLDERS).statusCode()).isEqualTo(200);
    }

    @Test
    void aMailboxIsMadeInACondition() {
        script.done("mailboxes", "{\"upn\":\"eve@contoso.example\",\"condition\":\"unlicensed\"}");
        script.assertGraphRefuses(
                script.graph(script.signIn("eve@contoso.example"), FOLDERS), 404, "MailboxNotEnabledForRESTAPI");

        script.refused("mailboxes", List.of("{\"upn\":\"kim@contoso.example\",\"condition\":\"sleepy\"}"));
        assertThat(script.client
                        .control("mailboxes/kim@contoso.example/silence", "{\"on\":true}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPolicyIsForAllOfATenant() {
        var ann = script.signIn(ANN);
        var tenant = script.done("mailboxes", "{\"upn\":\"kim@fabrikam.example\"}")
                .get("tenantId")
                .asText();
        var kim = script.signIn("kim@fabrikam.example");
        policy("Contoso.example", "conditional-access");
        script.assertRefused(script.refresh(ann), 400, "interaction_required", 53003);
        assertThat(script.refresh(kim).statusCode()).isEqualTo(200);
        policy(tenant, "account-disabled");
        script.assertRefused(script.refresh(kim), 400, "invalid_grant", 50057);
        policy("contoso.example", null);
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorLiftsTheConsentThatUsersMayNotGive() {
        var before = script.signIn(ANN);
        policy("contoso.example", "admin-consent-required");
        assertThat(script.refresh(before).statusCode()).as("consented before").isEqualTo(200);
        var refused = script.authorize(BOB);
        assertThat(refused).containsEntry("error", "access_denied").containsEntry("state", "a state & more");
        assertThat(refused.get("error_description")).startsWith("AADSTS90094: ");

        assertThat(consent("decline")).containsEntry("error", "access_denied");
        assertThat(script.authorize(BOB)).containsKey("error");
        var page =
                Jsoup.parse(script.client.get(adminConsent("contoso.example")).body());
        assertThat(page.select("li").eachText()).contains("https://graph.microsoft.com/Mail.Read");
        assertThat(page.select("button").eachAttr("value")).containsExactly("accept", "decline");

        assertThat(consent("accept"))
                .containsEntry("admin_consent", "True")
                .containsEntry("state", "s")
                .containsKey("tenant");
        assertThat(script.authorize(BOB)).containsKey("code");
        assertThat(script.client.get(adminConsent("nowhere.example")).statusCode())
                .isEqualTo(400);
        assertThat(script.client.get(adminConsent("common")).body()).contains("AADSTS50059");
    }

    private Map<String, String> consent(String decision) {
        var answer = script.client.get(adminConsent("contoso.example") + "&sandbox_consent=" + decision);
        return SandboxClient.query(
                URI.create(answer.headers().firstValue("Location").orElseThrow()));
    }

    private static String adminConsent(String tenant) {
        var request = Map.of(
                "client_id",
                SignInScript.clientId(),
                "redirect_uri",
                SignInScript.REDIRECT,
                "scope",
                "https://graph.microsoft.com/Mail.Read User.Read Mail.ReadWrite Mail.Send",
                "state",
                "s");
        return "/sandbox/login/" + tenant + "/v2.0/adminconsent?" + SandboxClient.encoded(request);
    }

    @Test
    void anExpiredClientSecretIsEverybodysTrouble() {
        var ann = script.signIn(ANN);
        script.done("application", "{\"secret\":\"expired\"}");
        script.assertRefused(script.refresh(ann), 401, "invalid_client", 7000222);
        script.done("application", "{\"secret\":\"valid\"}");
        assertThat(script.refresh(ann).statusCode()).isEqualTo(200);
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        script.refused("mailboxes/" + ANN + "/condition", List.of("{}", "{\"condition\":\"sleepy\"}", "null"));
        script.refused("tenants/contoso.example/policy", List.of("{}", "{\"condition\":\"sleepy\"}"));
        script.refused("application", List.of("{}", "{\"secret\":\"lost\"}"));
        assertThat(script.client
                        .control("tenants/nowhere/policy", "{\"condition\":null}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(script.client
                        .control("mailboxes/eve@x.example/condition", "{\"condition\":null}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(script.client
                        .control("tenants/contoso.example/policy", "{\"condition\":\"sleepy\"}")
                        .body())
                .contains("being-moved");
        assertThat(script.refresh(script.signIn(ANN)).statusCode()).isEqualTo(200);
    }

    private void assertSignInRefused(String error, int aadsts) {
        var back = script.authorize(ANN);
        assertThat(back).containsEntry("error", error);
        assertThat(back.get("error_description")).startsWith("AADSTS" + aadsts + ": ");
    }
}
