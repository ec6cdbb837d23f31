package dev.mailsync.microsoft.entra;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.secrets.Secret;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig.Grant;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/**
 * Entra's token endpoint. Grants go out once, without being repeated, and tokens come back or a {@link MicrosoftException}; what
 * Entra refuses is sorted by {@link TokenAnswers}.
 */
@ApplicationScoped
class TokenEndpoint {

    static final String PATH = "/oauth2/v2.0/token";

    /**
     * @param idToken null where Entra sent none
     * @param expiresIn seconds from now
     */
    record Granted(String accessToken, Optional<String> refreshToken, String idToken, long expiresIn) {}

    private final OidcClients clients;
    private final MicrosoftConfig config;

    /** Made when they are first needed: where Entra is, tests know only then. */
    private final Map<URI, OidcClient> byAuthority = new ConcurrentHashMap<>();

    TokenEndpoint(OidcClients clients, MicrosoftConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /** @param parameters besides the grant type and the client's id. Not to be called on an event loop. */
    Granted redeem(URI authority, Map<String, String> parameters) {
        return answer(client(authority).getTokens(parameters));
    }

    /** @param parameters besides the grant type and the client's id. Not to be called on an event loop. */
    Granted refresh(URI authority, Secret refreshToken, Map<String, String> parameters) {
        return answer(client(authority).refreshTokens(refreshToken.value(), parameters));
    }

    private Granted answer(Uni<Tokens> tokens) {
        try {
            var answer = tokens.await().atMost(config.timeout());
            return new Granted(
                    answer.getAccessToken(),
                    Optional.ofNullable(answer.getRefreshToken()),
                    answer.get("id_token"),
                    Long.parseLong(answer.get(TokenAnswers.EXPIRES_IN)));
        } catch (OidcClientException | TimeoutException silence) {
            throw Failures.noAnswer(new IOException("Entra did not answer", silence));
        }
    }

    private OidcClient client(URI authority) {
        return byAuthority.computeIfAbsent(authority, this::created);
    }

    private OidcClient created(URI authority) {
        return clients.newClient(new OidcClientConfigBuilder()
                        .authServerUrl(authority.toString())
                        .id(authority.toString())
                        .clientId(config.clientId())
                        .discoveryEnabled(false)
                        .tokenPath(PATH)
                        .grant(Grant.Type.CODE)
                        // It takes nothing less, and repeats nothing all the same: see SentOnce.
                        .connectionRetryCount(1)
                        .connectionTimeout(config.timeout())
                        .followRedirects(false)
                        .build())
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
