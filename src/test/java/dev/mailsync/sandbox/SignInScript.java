package dev.mailsync.sandbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signs in at the sandbox the way the product does, with PKCE. */
public final class SignInScript {

    public static final String REDIRECT = "http://localhost:4711/oauth/callback";
    public static final String SCOPES = "openid profile offline_access User.Read Mail.Read Mail.ReadWrite Mail.Send";

    private final SandboxClient client;

    public SignInScript(SandboxClient client) {
        this.client = client;
    }

    public static String clientId() {
        return ConfigProvider.getConfig().getValue("mailsync.microsoft.client-id", String.class);
    }

    public static String clientSecret() {
        return ConfigProvider.getConfig().getValue("mailsync.sandbox.client-secret", String.class);
    }

    public static Map<String, String> authorizeRequest() {
        var request = new LinkedHashMap<String, String>();
        request.put("client_id", clientId());
        request.put("response_type", "code");
        request.put("redirect_uri", REDIRECT);
        request.put("scope", SCOPES);
        request.put("state", "a state & more");
        request.put("nonce", "a-nonce");
        request.put("code_challenge", SandboxClient.CHALLENGE);
        request.put("code_challenge_method", "S256");
        return request;
    }

    public static String authorizePath(Map<String, String> request) {
        return "/sandbox/login/common/oauth2/v2.0/authorize?" + SandboxClient.encoded(request);
    }

    public String code(String upn) {
        var request = authorizeRequest();
        request.put("sandbox_user", upn);
        request.put("sandbox_consent", "accept");
        var response = client.get(authorizePath(request));
        var location = response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(response.body()));
        return SandboxClient.query(URI.create(location)).get("code");
    }

    public static Map<String, String> tokenRequest(String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", clientId());
        form.put("client_secret", clientSecret());
        form.put("code", code);
        form.put("redirect_uri", REDIRECT);
        form.put("code_verifier", SandboxClient.VERIFIER);
        return form;
    }

    public JsonNode signIn(String upn) {
        var response = client.form("/sandbox/login/common/oauth2/v2.0/token", tokenRequest(code(upn)));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
        return client.json(response);
    }
}
