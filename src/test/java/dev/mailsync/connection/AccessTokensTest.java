package dev.mailsync.connection;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.MicrosoftException.Cause;
import dev.mailsync.microsoft.entra.Entra;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.platform.telemetry.TestingMetrics;
import dev.mailsync.sandbox.TestingClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessTokensTest {

    private static final ConnectionId ANNA = ConnectionId.of(new CompanyId("acme"), new UserId("anna"));

    private final TestingClock clock = new TestingClock();
    private final Kept kept = new Kept();

    static Set<RuntimeException> nobodysFaultWhoseMailboxItIs() {
        return Set.of(
                new MicrosoftException.Transient(Cause.of("HTTP_503", "busy"), Optional.empty()),
                new MicrosoftException.NeedsOperator(Cause.of("AADSTS700027", "unknown certificate")),
                new IllegalArgumentException("a secret is not JSON"));
    }

    @ParameterizedTest
    @MethodSource("nobodysFaultWhoseMailboxItIs")
    void theTokenAtHandServesAsLongAsItIsGood(RuntimeException failure) {
        kept.tokens = tokens(Duration.ofMinutes(20));
        assertThat(refreshing(failure).lasting(ANNA).value()).isEqualTo("at hand");

        clock.advance(Duration.ofMinutes(16));
        assertThatThrownBy(() -> refreshing(failure).lasting(ANNA)).isSameAs(failure);
    }

    @Test
    void aRevokedOneIsNoticedWhileTheTokenIsStillGood() {
        kept.tokens = tokens(Duration.ofMinutes(20));
        var revoked = new MicrosoftException.NeedsUser(Cause.of("AADSTS50173", "revoked"));

        assertThatThrownBy(() -> refreshing(revoked).lasting(ANNA)).isSameAs(revoked);
    }

    private StoredTokens tokens(Duration life) {
        return new StoredTokens(new Secret("at hand"), clock.instant().plus(life), new Secret("refresh"), 1);
    }

    private AccessTokens refreshing(RuntimeException failure) {
        return new AccessTokens(kept, new Refusing(() -> failure), new TestingMetrics().metrics(), clock);
    }

    private static final class Kept extends TokenStore {

        private StoredTokens tokens;

        Kept() {
            super(null, null, null);
        }

        @Override
        Optional<StoredTokens> find(ConnectionId connection) {
            return Optional.of(tokens);
        }
    }

    private record Refusing(Supplier<RuntimeException> failure) implements Entra {

        @Override
        public URI authorizationUrl(AuthorizationRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SignedIn redeem(String code, AuthorizationRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tokens refresh(Secret refreshToken) {
            throw failure.get();
        }

        @Override
        public URI redirectUri() {
            throw new UnsupportedOperationException();
        }
    }
}
