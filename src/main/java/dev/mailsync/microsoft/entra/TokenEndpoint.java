package dev.mailsync.microsoft.entra;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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
 * Entra's token endpoint. Sends each grant once, without retries, and returns tokens or throws a
 * {@link MicrosoftException}; {@link TokenAnswers} classifies refusals.
 */
@ApplicationScoped
class TokenEndpoint {

    static final String PATH = "/oauth2/v2.0/token";

    /**
     * @param idToken null if Entra sent none
     * @param expiresIn seconds from now
     */
    record Granted(String accessToken, Optional<String> refreshToken, String idToken, long expiresIn) {}

    private final OidcClients clients;
    private final MicrosoftConfig config;

    /** Created on first use: tests know Entra's address only then. */
    private final Map<URI, OidcClient> byAuthority = new ConcurrentHashMap<>();

    TokenEndpoint(OidcClients clients, MicrosoftConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /** @param parameters besides grant type and client id. Don't call this on an event loop. */
    Granted redeem(URI authority, Map<String, String> parameters) {
        return answer(() -> client(authority).getTokens(parameters));
    }

    /** @param parameters besides grant type and client id. Don't call this on an event loop. */
    Granted refresh(URI authority, Secret refreshToken, Map<String, String> parameters) {
        return answer(() -> client(authority).refreshTokens(refreshToken.value(), parameters));
    }

    private Granted answer(Supplier<Uni<Tokens>> tokens) {
        try {
            var answer = tokens.get().await().atMost(config.timeout());
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
                        // The minimum it accepts; nothing is retried all the same: see SentOnce.
                        .connectionRetryCount(1)
                        .connectionTimeout(config.timeout())
                        .followRedirects(false)
                        .build())
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
