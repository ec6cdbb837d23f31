package dev.mailsync.microsoft.entra;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.secrets.Secret;

@ApplicationScoped
class EntraClient implements Entra {

    private final Endpoints endpoints;
    private final MicrosoftConfig config;
    private final Credentials credentials;
    private final ClientAssertions assertions;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokens idTokens;
    private final Clock clock;

    EntraClient(
            Endpoints endpoints,
            MicrosoftConfig config,
            Credentials credentials,
            ClientAssertions assertions,
            TokenEndpoint tokenEndpoint,
            IdTokens idTokens,
            Clock clock) {
        this.endpoints = endpoints;
        this.config = config;
        this.credentials = credentials;
        this.assertions = assertions;
        this.tokenEndpoint = tokenEndpoint;
        this.idTokens = idTokens;
        this.clock = clock;
    }

    @Override
    public URI authorizationUrl(AuthorizationRequest request) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", config.clientId());
        parameters.put("response_type", "code");
        parameters.put("response_mode", "query");
        parameters.put("redirect_uri", redirectUri().toString());
        parameters.put("scope", String.join(" ", request.scopes()));
        parameters.put("state", request.state());
        parameters.put("nonce", request.nonce());
        parameters.put("code_challenge", challenge(request.codeVerifier()));
        parameters.put("code_challenge_method", "S256");
        // Otherwise the browser might sign in with whatever account it remembers.
        parameters.put("prompt", "select_account");
        var query = parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(authority() + "/oauth2/v2.0/authorize?" + query);
    }

    @Override
    public SignedIn redeem(String code, AuthorizationRequest request) {
        var grant =
                Map.of("code", code, "redirect_uri", redirectUri().toString(), "code_verifier", request.codeVerifier());
        var answer = granted(proof -> tokenEndpoint.redeem(authority(), joined(grant, proof)));
        var identity = idTokens.verify(answer.idToken(), request.nonce());
        return new SignedIn(identity, tokens(answer));
    }

    @Override
    public Tokens refresh(Secret refreshToken) {
        return tokens(granted(proof -> tokenEndpoint.refresh(authority(), refreshToken, proof)));
    }

    @Override
    public URI redirectUri() {
        return URI.create(endpoints.publicUrl() + "/oauth/callback");
    }

    /** @param request takes the fields that authenticate us */
    private TokenEndpoint.Granted granted(Function<Map<String, String>, TokenEndpoint.Granted> request) {
        var credential = credentials.current();
        try {
            return request.apply(proof(credential));
        } catch (MicrosoftException.NeedsOperator refused) {
            // The credential may have been replaced a moment ago.
            return request.apply(proof(credentials.after(credential).orElseThrow(() -> refused)));
        }
    }

    private Map<String, String> proof(Credential credential) {
        return assertions.fields(credential, URI.create(authority() + TokenEndpoint.PATH));
    }

    private static Map<String, String> joined(Map<String, String> grant, Map<String, String> proof) {
        var form = new LinkedHashMap<>(grant);
        form.putAll(proof);
        return form;
    }

    private Tokens tokens(TokenEndpoint.Granted answer) {
        return new Tokens(
                new Secret(answer.accessToken()),
                clock.instant().plusSeconds(answer.expiresIn()),
                answer.refreshToken().map(Secret::new));
    }

    private URI authority() {
        return URI.create(endpoints.login() + "/" + config.authority());
    }

    /** The S256 challenge of RFC 7636. */
    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
