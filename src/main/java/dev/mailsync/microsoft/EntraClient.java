package dev.mailsync.microsoft;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.config.Endpoints;
import dev.mailsync.secrets.Secret;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class EntraClient implements Entra {

    private final Endpoints endpoints;
    private final MicrosoftConfig config;
    private final OidcClients clients;
    private final IdTokens idTokens;
    private final Clock clock;
    private volatile OidcClient client;

    EntraClient(Endpoints endpoints, MicrosoftConfig config, OidcClients clients, IdTokens idTokens, Clock clock) {
        this.endpoints = endpoints;
        this.config = config;
        this.clients = clients;
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
        // Spares the user a sign-in as the account the browser happens to remember.
        parameters.put("prompt", "select_account");
        var query = parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(authority() + "/oauth2/v2.0/authorize?" + query);
    }

    @Override
    public SignedIn redeem(String code, AuthorizationRequest request) {
        var answer = await(client().getTokens(Map.of(
                "code", code,
                "redirect_uri", redirectUri().toString(),
                "code_verifier", request.codeVerifier())));
        var identity = idTokens.verify(answer.get("id_token"), request.nonce());
        return new SignedIn(identity, tokens(answer));
    }

    @Override
    public Tokens refresh(Secret refreshToken) {
        return tokens(await(client().refreshTokens(refreshToken.value())));
    }

    @Override
    public URI redirectUri() {
        return URI.create(endpoints.publicUrl() + "/oauth/callback");
    }

    private Tokens tokens(io.quarkus.oidc.client.Tokens answer) {
        return new Tokens(
                new Secret(answer.getAccessToken()),
                clock.instant().plusSeconds(lifetime(answer)),
                Optional.ofNullable(answer.getRefreshToken()).map(Secret::new));
    }

    /** In seconds. Where Microsoft does not say, the token serves for what is at hand and is then refreshed. */
    private static long lifetime(io.quarkus.oidc.client.Tokens answer) {
        var expiresIn = answer.get("expires_in");
        return expiresIn == null || !expiresIn.matches("[0-9]{1,9}") ? 0 : Long.parseLong(expiresIn);
    }

    private <T> T await(Uni<T> answer) {
        try {
            return answer.await().atMost(config.timeout());
        } catch (RuntimeException failure) {
            throw EntraFailures.sorted(failure);
        }
    }

    /** Made at first use: in tests the port of the sandbox is known only then. */
    private OidcClient client() {
        if (client == null) {
            synchronized (this) {
                if (client == null) {
                    client = clients.newClient(clientConfig()).await().atMost(config.timeout());
                }
            }
        }
        return client;
    }

    private OidcClientConfig clientConfig() {
        return OidcClientConfig.authServerUrl(authority())
                .id("entra")
                .discoveryEnabled(false)
                .tokenPath("/oauth2/v2.0/token")
                .clientId(config.clientId())
                .credentials()
                .clientSecret(config.clientSecret(), Method.POST)
                .end()
                .grant(Grant.Type.CODE)
                .build();
    }

    private String authority() {
        return endpoints.login() + "/" + config.authority();
    }

    /** S256 of RFC 7636. */
    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
