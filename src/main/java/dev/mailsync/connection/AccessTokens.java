package dev.mailsync.connection;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.entra.Entra;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import org.jboss.logging.Logger;

/** Access tokens that stay valid long enough to work with. */
@ApplicationScoped
public class AccessTokens {

    private static final Logger LOG = Logger.getLogger(AccessTokens.class);

    private static final Duration LEAST_VALIDITY = Duration.ofMinutes(5);

    /** Tokens live 60 to 90 minutes: an hour-old token is refreshed, and a fresh one never is. */
    private static final Duration EARLY = Duration.ofMinutes(35);

    private final TokenStore tokens;
    private final Entra entra;
    private final Metrics metrics;
    private final Clock clock;

    AccessTokens(TokenStore tokens, Entra entra, Metrics metrics, Clock clock) {
        this.tokens = tokens;
        this.entra = entra;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Refreshes if needed. Throws {@link MicrosoftException}; {@code NeedsUser} also if there are no tokens. */
    public Secret current(ConnectionId connection) {
        var stored = stored(connection);
        return stored.isGoodFor(LEAST_VALIDITY, clock.instant()) ? stored.accessToken() : refresh(connection, stored);
    }

    /**
     * Refreshes ahead of time, so that notifications find a valid token and revocation is noticed early. If that fails
     * temporarily, or for a reason that is neither the user's nor an administrator's, the current token is used while
     * it is valid.
     */
    public Secret lasting(ConnectionId connection) {
        var stored = stored(connection);
        try {
            return stored.isGoodFor(EARLY, clock.instant()) ? stored.accessToken() : refresh(connection, stored);
        } catch (RuntimeException failure) {
            if (concernsTheUser(failure) || !stored.isGoodFor(LEAST_VALIDITY, clock.instant())) {
                throw failure;
            }
            LOG.warnf("Keeping the current token, as it couldn't be refreshed: %s", failure.toString());
            return stored.accessToken();
        }
    }

    private static boolean concernsTheUser(RuntimeException failure) {
        return failure instanceof MicrosoftException.NeedsUser
                || failure instanceof MicrosoftException.NeedsTenantAdmin
                || failure instanceof MicrosoftException.Unauthorized;
    }

    /** After Graph rejected the current one. */
    public Secret fresh(ConnectionId connection) {
        return refresh(connection, stored(connection));
    }

    private StoredTokens stored(ConnectionId connection) {
        return tokens.find(connection)
                .orElseThrow(() -> new MicrosoftException.NeedsUser(
                        MicrosoftException.Cause.of("NO_TOKENS", "There are no tokens")));
    }

    private Secret refresh(ConnectionId connection, StoredTokens old) {
        var answer = entra.refresh(old.refreshToken());
        metrics.count(Metric.TOKENS_REFRESHED, 1);
        var renewed = new StoredTokens(
                answer.accessToken(),
                answer.expiresAt(),
                answer.refreshToken().orElse(old.refreshToken()),
                old.version());
        // If another worker stored newer tokens first, theirs stay: ours still works until it expires.
        tokens.replace(connection, old.version(), renewed);
        return renewed.accessToken();
    }
}
