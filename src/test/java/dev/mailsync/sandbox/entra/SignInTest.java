package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.sandbox.SignInScript.authorizePath;
import static dev.mailsync.sandbox.SignInScript.authorizeRequest;
import static org.assertj.core.api.Assertions.assertThat;

/** Signing in over HTTP, as a browser and the service do it. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SignInTest {

    private static final String ANN = "ann@contoso.example";
    private static final String LOGIN = "/sandbox/login/common";

    @TestHTTPResource
    URI root;

    private SandboxClient sandbox;
    private SignInScript script;
    private String tenant;

    @BeforeEach
    void makeAMailbox() {
        sandbox = new SandboxClient(URI.create(root.toString().replaceFirst("/$", "")));
        script = new SignInScript(sandbox);
        sandbox.control("reset", "");
        var made = sandbox.control("mailboxes", "{\"upn\":\"%s\",\"displayName\":\"Ann <A>\"}".formatted(ANN));
        tenant = sandbox.json(made).get("tenantId").asText();
    }

    @Test
    void aPersonPicksAnAccountConsentsAndIsSentBackWithACode() {
        var path = authorizePath(authorizeRequest());
        var picker = Jsoup.parse(sandbox.get(path).body());
        assertThat(picker.select("button[name=account]").eachAttr("value")).containsExactly(ANN);
        assertThat(picker.text()).contains("Ann <A>");

        var consent = Jsoup.parse(sandbox.form(path, Map.of("account", ANN)).body());
        assertThat(consent.select("li").eachText()).contains("Mail.Read", "offline_access");
        assertThat(consent.select("input[name=account]").attr("value")).isEqualTo(ANN);

        var done = sandbox.form(path, Map.of("account", ANN, "consent", "accept"));
        assertThat(redirected(done)).containsEntry("state", "a state & more").containsKeys("code", "session_state");
    }

    @Test
    void aRememberedSessionAndConsentNeedNoPagesUnlessThePromptAsksForThem() {
        var path = authorizePath(authorizeRequest());
        var done = sandbox.form(path, Map.of("account", ANN, "consent", "accept"));
        var cookie = done.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];

        assertThat(redirected(sandbox.get(path, "Cookie", cookie))).containsKey("code");
        assertThat(sandbox.get(path + "&prompt=select_account", "Cookie", cookie)
                        .body())
                .contains("Pick an account");
        assertThat(sandbox.get(path + "&prompt=consent", "Cookie", cookie).body())
                .contains("Permissions requested");
        assertThat(redirected(sandbox.get(path + "&prompt=none", "Cookie", cookie)))
                .containsKey("code");
        assertThat(redirected(sandbox.get(path + "&prompt=none"))).containsEntry("error", "login_required");
    }

    @Test
    void decliningSendsTheBrowserBackWithAnError() {
        var back = redirected(
                sandbox.get(authorizePath(authorizeRequest()) + "&sandbox_user=" + ANN + "&sandbox_consent=decline"));

        assertThat(back).containsEntry("error", "access_denied").containsEntry("state", "a state & more");
        assertThat(back.get("error_description")).startsWith("AADSTS65004:");
    }

    @Test
    void anUnregisteredRedirectUriOrClientIsNotRedirectedTo() {
        var elsewhere = authorizeRequest();
        elsewhere.put("redirect_uri", "http://localhost:4711/other");
        var stranger = authorizeRequest();
        stranger.put("client_id", "a-stranger");

        assertThat(sandbox.get(authorizePath(elsewhere)).body()).contains("AADSTS50011");
        assertThat(sandbox.get(authorizePath(elsewhere)).statusCode()).isEqualTo(400);
        assertThat(sandbox.get(authorizePath(stranger)).body()).contains("AADSTS700016");
    }

    @Test
    void theIdTokenIsSignedAndSaysWhoItIs() throws Exception {
        var idToken = script.signIn(ANN).get("id_token").asText();
        var metadata = sandbox.json(sandbox.get(LOGIN + "/v2.0/.well-known/openid-configuration"));
        var keys =
                new JsonWebKeySet(sandbox.get(metadata.get("jwks_uri").asText()).body());

        var claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedAudience(SignInScript.clientId())
                .setExpectedIssuer(metadata.get("issuer").asText().replace("{tenantid}", tenant))
                .setRequireExpirationTime()
                .build()
                .processToClaims(idToken);

        assertThat(claims.getStringClaimValue("tid")).isEqualTo(tenant);
        assertThat(claims.getStringClaimValue("nonce")).isEqualTo("a-nonce");
        assertThat(claims.getStringClaimValue("preferred_username")).isEqualTo(ANN);
        assertThat(claims.getStringClaimValue("oid")).isNotEqualTo(claims.getSubject());
    }

    @Test
    void aCodeWorksOnceForItsOwnAuthorityRedirectAndVerifier() {
        assertRefused(with("code_verifier", "another-verifier-of-no-fewer-than-forty-three"), 400, 501481);
        assertRefused(with("code_verifier", "short"), 400, 501491);
        assertRefused(with("redirect_uri", "http://localhost:4712/oauth/callback"), 400, 500112);
        assertRefused(with("client_secret", "wrong"), 401, 7000215);
        assertRefused(with("client_secret", ""), 401, 7000218);
        assertRefused(with("client_id", "a-stranger"), 400, 700016);
        assertRefused(with("grant_type", "password"), 400, 70003);
        assertRefused(with("code", "made-up"), 400, 70000);

        var form = SignInScript.tokenRequest(script.code(ANN));
        var elsewhere = sandbox.form("/sandbox/login/organizations/oauth2/v2.0/token", form);
        assertThat(sandbox.json(elsewhere).at("/error_codes/0").asInt()).isEqualTo(700005);
        assertRefused(form, 400, 54005);
    }

    private Map<String, String> with(String name, String value) {
        var form = SignInScript.tokenRequest(script.code(ANN));
        form.put(name, value);
        return form;
    }

    private void assertRefused(Map<String, String> form, int status, int code) {
        var response = token(form);
        var json = sandbox.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json.at("/error_codes/0").asInt()).isEqualTo(code);
        assertThat(json.get("error_description").asText()).startsWith("AADSTS" + code + ":");
        assertThat(json.get("trace_id").asText()).isNotEmpty();
    }

    @Test
    void aCodeIsOldAfterTenMinutes() {
        var form = SignInScript.tokenRequest(script.code(ANN));
        sandbox.control("clock", "{\"advance\":\"PT10M\"}");

        assertRefused(form, 400, 70008);
    }

    @Test
    void aRefreshTokenIsReplacedAndTheOldOneGoesOnWorking() {
        var first = script.signIn(ANN).get("refresh_token").asText();
        var second = sandbox.json(token(refresh(first))).get("refresh_token").asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(token(refresh(first)).statusCode()).isEqualTo(200);
        assertThat(token(refresh(second)).statusCode()).isEqualTo(200);

        sandbox.control("clock", "{\"advance\":\"P90D\"}");
        assertRefused(refresh(second), 400, 700082);
    }

    @Test
    void aRefreshMayAskForLessButNotForMore() {
        var token = script.signIn(ANN).get("refresh_token").asText();
        var less = refresh(token);
        less.put("scope", "Mail.Read");
        var more = refresh(token);
        more.put("scope", "Calendars.Read");

        assertThat(sandbox.json(token(less)).get("scope").asText()).isEqualTo("Mail.Read");
        assertRefused(more, 400, 65001);
    }

    private static Map<String, String> refresh(String token) {
        var form = new HashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", token));
        form.put("client_id", SignInScript.clientId());
        form.put("client_secret", SignInScript.clientSecret());
        return form;
    }

    @Test
    void aClientMayAuthenticateByHttpBasic() {
        var form = SignInScript.tokenRequest(script.code(ANN));
        form.remove("client_id");
        form.remove("client_secret");
        var credentials = SignInScript.clientId() + ":" + SignInScript.clientSecret();
        var basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes());

        var response = sandbox.form(LOGIN + "/oauth2/v2.0/token", form, "Authorization", basic);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void anAccessTokenLivesForAnHourToAnHourAndAHalf() {
        var seconds = script.signIn(ANN).get("expires_in").asInt();

        assertThat(seconds).isBetween(3600, 5400);
    }

    @Test
    void anUnknownTenantIsNotFound() {
        var response = sandbox.get("/sandbox/login/nowhere.example/v2.0/.well-known/openid-configuration");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(sandbox.json(response).at("/error_codes/0").asInt()).isEqualTo(90002);
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return sandbox.form(LOGIN + "/oauth2/v2.0/token", form);
    }

    private static Map<String, String> redirected(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        var location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(SignInScript.REDIRECT + "?");
        return SandboxClient.query(URI.create(location));
    }
}
