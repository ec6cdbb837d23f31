package dev.mailsync.signin;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionConfig;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.StoredTokens;
import dev.mailsync.connection.TokenStore;
import dev.mailsync.error.RedactedStackTrace;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.entra.Entra;
import dev.mailsync.microsoft.entra.Scopes;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jboss.logging.Logger;

/** "Sign in with Microsoft", from the authorize link to the result that waits for the user's confirmation. */
@ApplicationScoped
public class SignIns {

    private static final Logger LOG = Logger.getLogger(SignIns.class);

    private static final int LONGEST_HISTORY_DAYS = 365;
    private static final String ERROR = "mail_sync_error";
    private static final String TICKET = "mail_sync_ticket";

    @RegisterForReflection
    public record Started(URI authorizationUrl, Instant expiresAt) {}

    private final SignInStore store;
    private final ConnectionStore connections;
    private final TokenStore tokens;
    private final Entra entra;
    private final GraphMailboxes mailboxes;
    private final SignInFailures failures;
    private final ConnectionConfig config;
    private final SignInSecrets secrets;
    private final Clock clock;

    public SignIns(
            SignInStore store,
            ConnectionStore connections,
            TokenStore tokens,
            Entra entra,
            GraphMailboxes mailboxes,
            SignInFailures failures,
            ConnectionConfig config,
            SignInSecrets secrets,
            Clock clock) {
        this.store = store;
        this.connections = connections;
        this.tokens = tokens;
        this.entra = entra;
        this.mailboxes = mailboxes;
        this.failures = failures;
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Started start(Caller caller, String returnUrl, int historyDays, boolean sending) {
        if (historyDays < 0 || historyDays > LONGEST_HISTORY_DAYS) {
            throw ProblemException.badRequest(
                    "HISTORY_DAYS_INVALID", "historyDays must be from 0 to " + LONGEST_HISTORY_DAYS + ".");
        }
        var url = new ReturnUrls(config.returnOrigins()).parse(returnUrl);
        connections.find(caller.connection()).ifPresent(SignIns::refuseDuringRemoval);
        var state = secrets.next();
        var start = new SignInStart(
                caller.company(),
                caller.user(),
                url,
                historyDays,
                sending,
                clock.instant().plus(config.signInTime()));
        store.begin(state, start);
        return new Started(entra.authorizationUrl(request(state, start)), start.validUntil());
    }

    /** The browser's target after Microsoft's redirect, whatever happened. Only an unknown state is refused. */
    public URI returned(String state, String code, String error, String description) {
        var start = store.find(state == null ? "" : state)
                .orElseThrow(() -> ProblemException.badRequest(
                        "STATE_UNKNOWN", "This sign-in wasn't started here. Start again from the settings page."));
        if (!store.use(state)) {
            return failed(start, failures.ours(start.connection(), "STATE_REPLAYED"));
        }
        if (!clock.instant().isBefore(start.validUntil())) {
            return failed(start, failures.ours(start.connection(), "STATE_EXPIRED"));
        }
        if (error != null) {
            return failed(start, failures.redirected(start.connection(), error, description));
        }
        return code == null
                ? failed(start, failures.ours(start.connection(), SignInFailures.FAILED))
                : redeemed(state, code, start);
    }

    private URI redeemed(String state, String code, SignInStart start) {
        // Email counts from here on, so take the time before any slow call.
        var signedInAt = clock.instant();
        try {
            var signedIn = entra.redeem(code, request(state, start));
            return signedIn.tokens().refreshToken().isEmpty()
                    ? failed(start, failures.ours(start.connection(), "CONSENT_REQUIRED"))
                    : awaitingConfirmation(signedIn, start, signedInAt);
        } catch (MicrosoftException refused) {
            return failed(start, failures.refused(start.connection(), refused));
        } catch (RuntimeException failure) {
            // The state is used up: the user can only start again, and the settings page says so.
            LOG.errorf("Sign-in for %s failed: %s", start.connection(), RedactedStackTrace.of(failure));
            return failed(start, failures.ours(start.connection(), SignInFailures.FAILED));
        }
    }

    private URI awaitingConfirmation(Entra.SignedIn signedIn, SignInStart start, Instant signedInAt) {
        var granted = signedIn.tokens();
        var identity = signedIn.identity();
        var profile = mailboxes.open(identity.objectId(), granted.accessToken()).profile(identity.tenantId());
        if (!profile.objectId().equalsIgnoreCase(identity.objectId())) {
            // Graph returned somebody else's mailbox for this user.
            return failed(start, failures.ours(start.connection(), "id_token_foreign"));
        }
        var sealed = tokens.seal(
                new StoredTokens(
                        granted.accessToken(),
                        granted.expiresAt(),
                        granted.refreshToken().get(),
                        1),
                start.connection());
        var ticket = secrets.next();
        store.hold(ticket, new PendingSignIn.Open(confirmable(start), profile, sealed, signedInAt));
        return ReturnUrls.with(start.returnUrl(), TICKET, ticket);
    }

    private SignInStart confirmable(SignInStart start) {
        return new SignInStart(
                start.company(),
                start.user(),
                start.returnUrl(),
                start.historyDays(),
                start.sending(),
                clock.instant().plus(config.signInTime()));
    }

    /** Nonce and verifier are derived from the state, so neither has to be stored. */
    private Entra.AuthorizationRequest request(String state, SignInStart start) {
        var key = secrets.keyOf(state);
        return new Entra.AuthorizationRequest(
                state, key.sign("nonce", state), key.sign("pkce", state), Scopes.of(start.sending()));
    }

    /** Deletes what nobody confirmed in time. */
    public int forgetExpired() {
        return store.forgetExpired(clock.instant());
    }

    static void refuseDuringRemoval(Connection connection) {
        if (connection.status() == Status.DISABLING) {
            throw ProblemException.conflict(
                    "REMOVAL_RUNNING", "Recorded email is being removed. Sign in again when this is complete.");
        }
    }

    private static URI failed(SignInStart start, String code) {
        return ReturnUrls.with(start.returnUrl(), ERROR, code);
    }
}
