package dev.mailsync.microsoft.entra;

import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.secrets.Secret;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TokenEndpointTest {

    private static final URI AUTHORITY = URI.create("https://login.example/organizations");
    private static final MicrosoftConfig CONFIG = new MicrosoftConfig() {
        @Override
        public String clientId() {
            return "client";
        }

        @Override
        public String credentialId() {
            return "microsoft";
        }

        @Override
        public String authority() {
            return "organizations";
        }

        @Override
        public Duration timeout() {
            return Duration.ofMillis(50);
        }
    };

    private static final Secret REFRESH = new Secret("r");

    private final List<OidcClientConfig> made = new ArrayList<>();
    private Function<Map<String, String>, Uni<Tokens>> entra =
            parameters -> Uni.createFrom().nothing();
    private final TokenEndpoint endpoint = new TokenEndpoint(new Clients(), CONFIG);

    @Test
    void aClientIsMadeOnceForEachAuthority() {
        entra = parameters -> Uni.createFrom().item(tokens());
        endpoint.redeem(AUTHORITY, Map.of("code", "c"));
        endpoint.refresh(AUTHORITY, REFRESH, Map.of());
        endpoint.refresh(URI.create("https://elsewhere.example/organizations"), REFRESH, Map.of());

        assertThat(made).hasSize(2).allSatisfy(config -> {
            assertThat(config.discoveryEnabled()).contains(false);
            assertThat(config.followRedirects()).isFalse();
            assertThat(config.clientId()).contains(CONFIG.clientId());
        });
    }

    @Test
    void tokensComeBack() {
        entra = parameters -> Uni.createFrom().item(tokens());

        var granted = endpoint.refresh(AUTHORITY, REFRESH, Map.of());

        assertThat(granted.accessToken()).isEqualTo("a");
        assertThat(granted.expiresIn()).isEqualTo(3_599);
        assertThat(granted.refreshToken()).isEmpty();
    }

    @Test
    void silencePasses() {
        var unavailable = new OidcClientException("OIDC Server is not available");
        for (var silence : List.<Uni<Tokens>>of(
                Uni.createFrom().nothing(), Uni.createFrom().failure(unavailable))) {
            entra = parameters -> silence;

            var failure = catchThrowableOfType(
                    MicrosoftException.class, () -> endpoint.refresh(AUTHORITY, REFRESH, Map.of()));

            assertThat(failure).isInstanceOf(MicrosoftException.Transient.class);
            assertThat(failure.code()).isEqualTo("NO_ANSWER");
        }
    }

    @Test
    void whatTheAnswerMeansIsKept() {
        var refused =
                new MicrosoftException.NeedsUser(MicrosoftException.Cause.of("AADSTS70043", "Entra answered 400"));
        entra = parameters -> Uni.createFrom().failure(refused);

        assertThatThrownBy(() -> endpoint.redeem(AUTHORITY, Map.of())).isSameAs(refused);
    }

    @Test
    void aGrantWhoseConnectionBrokeIsNotRepeated() {
        var sent = new AtomicInteger();
        var grant = new SentOnce()
                .filter(null)
                .chain(() -> {
                    sent.incrementAndGet();
                    return Uni.createFrom().<Tokens>failure(new SocketException("reset"));
                })
                .onFailure(SocketException.class)
                .retry()
                .atMost(1);

        assertThatThrownBy(() -> grant.await().indefinitely()).hasMessageContaining("once");
        assertThat(sent).hasValue(1);
    }

    private static Tokens tokens() {
        var json = new JsonObject().put("access_token", "a").put(TokenAnswers.EXPIRES_IN, 3_599);
        return new Tokens("a", 1L, null, null, null, json, "client");
    }

    private final class Clients implements OidcClients {

        @Override
        public OidcClient getClient() {
            throw new AssertionError("There is no default client");
        }

        @Override
        public OidcClient getClient(String id) {
            throw new AssertionError("There are no named clients");
        }

        @Override
        public Uni<OidcClient> newClient(OidcClientConfig config) {
            made.add(config);
            return Uni.createFrom().item(new Client());
        }

        @Override
        public void close() {}
    }

    private final class Client implements OidcClient {

        @Override
        public Uni<Tokens> getTokens(Map<String, String> parameters) {
            return entra.apply(parameters);
        }

        @Override
        public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> parameters) {
            return entra.apply(parameters);
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String token, Map<String, String> parameters) {
            throw new AssertionError("Nothing is revoked");
        }

        @Override
        public void close() {}
    }
}
