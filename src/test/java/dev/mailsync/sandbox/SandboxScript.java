package dev.mailsync.sandbox;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A running sandbox with people who sign in and out of it, as a script with curl would do it. */
public final class SandboxScript {

    public static final String ANN = "ann@contoso.example";
    public static final String BOB = "bob@contoso.example";
    public static final String TOKEN = "/sandbox/login/common/oauth2/v2.0/token";

    public final SandboxClient client;

    private final SignInScript signIn;

    /** An empty world with these people. */
    public SandboxScript(URI root, String... people) {
        client = new SandboxClient(URI.create(root.toString().replaceFirst("/$", "")));
        signIn = new SignInScript(client);
        assertThat(client.control("reset", "").statusCode()).isEqualTo(204);
        for (var upn : people) {
            done("mailboxes", "{\"upn\":\"" + upn + "\"}");
        }
    }

    /** Carries out a control, which has to succeed. */
    public JsonNode done(String path, String json) {
        var response = client.control(path, json);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 204);
        return response.body().isEmpty() ? null : client.json(response);
    }

    /** Asks for controls that have to be refused with 400 and a reason. */
    public void refused(String path, List<String> bodies) {
        for (var body : bodies) {
            var response = client.control(path, body);
            assertThat(response.statusCode()).as(path + " " + body).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(client.json(response).get("detail").asText()).isNotBlank();
        }
    }

    public JsonNode signIn(String upn) {
        return signIn.signIn(upn);
    }

    /** What the browser is sent back with. */
    public Map<String, String> authorize(String upn) {
        var request = SignInScript.authorizeRequest();
        request.put("sandbox_user", upn);
        var location = client.get(SignInScript.authorizePath(request))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return SandboxClient.query(URI.create(location));
    }

    public HttpResponse<String> refresh(JsonNode tokens) {
        var form = new HashMap<>(Map.of("grant_type", "refresh_token", "client_id", SignInScript.clientId()));
        form.put("client_secret", SignInScript.clientSecret());
        form.put("refresh_token", tokens.get("refresh_token").asText());
        return client.form(TOKEN, form);
    }

    public static String[] bearer(JsonNode tokens) {
        return new String[] {
            "Authorization", "Bearer " + tokens.get("access_token").asText()
        };
    }

    public HttpResponse<String> graph(JsonNode tokens, String path) {
        return client.get("/sandbox/graph/v1.0" + path, bearer(tokens));
    }

    public HttpResponse<String> graph(JsonNode tokens, String path, String json) {
        return client.post("/sandbox/graph/v1.0" + path, "application/json", json, bearer(tokens));
    }

    public void assertRefused(HttpResponse<String> response, int status, String error, int aadsts) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        var json = client.json(response);
        assertThat(json.get("error").asText()).isEqualTo(error);
        assertThat(json.get("error_codes").toString()).isEqualTo("[" + aadsts + "]");
        assertThat(json.get("error_description").asText()).startsWith("AADSTS" + aadsts + ": ");
    }

    public void assertGraphRefuses(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(client.json(response).at("/error/code").asText()).isEqualTo(code);
    }
}
