package dev.mailsync.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.ErrorLog;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Kind;
import dev.mailsync.error.OperatorAlarms;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.identity.ConnectionId;
import org.jboss.logging.Logger;

/** Failed sign-ins: each gets an entry in the user's error log and a code for the settings page. */
@ApplicationScoped
class SignInFailures {

    static final String FAILED = "SIGN_IN_FAILED";
    private static final String CONSENT = "CONSENT_REQUIRED";
    static final String ADMIN_CONSENT = "ADMIN_CONSENT_REQUIRED";

    private static final Logger LOG = Logger.getLogger(SignInFailures.class);

    /** OAuth errors that the settings page distinguishes. */
    private static final Set<String> TELLING = Set.of(
            "access_denied",
            "consent_required",
            "interaction_required",
            "login_required",
            "temporarily_unavailable",
            "server_error");

    /** In the redirect, Entra's error number is at the start of the description and nowhere else. */
    private static final Pattern NUMBER = Pattern.compile("^(AADSTS[0-9]{4,9})\\b");

    private final ConnectionStore connections;
    private final ErrorLog log;
    private final OperatorAlarms alarms;

    SignInFailures(ConnectionStore connections, ErrorLog log, OperatorAlarms alarms) {
        this.connections = connections;
        this.log = log;
        this.alarms = alarms;
    }

    /** A sign-in that failed our own checks. Returns the code for the settings page. */
    String ours(ConnectionId connection, String code) {
        note(connection, Failure.of(code, Kind.NEEDS_USER));
        return code;
    }

    /** An error in Microsoft's redirect. Returns the code for the settings page. */
    String redirected(ConnectionId connection, String error, String description) {
        var code = number(description)
                .filter(it -> ErrorCatalogue.find(it).isPresent())
                .orElse(error);
        var kind = ErrorCatalogue.find(code).map(it -> it.kind()).orElse(Kind.NEEDS_USER);
        note(connection, Failure.of(code, kind));
        return shown(Failure.of(code, kind), error);
    }

    /** @return the code for the settings page */
    String refused(ConnectionId connection, MicrosoftException why) {
        LOG.warnf("Sign-in for %s failed: %s", connection, why.getMessage());
        var failure = new Failure(why.code(), why.kind(), Optional.empty(), why.traceId());
        note(connection, failure);
        if (failure.kind() == Kind.NEEDS_OPERATOR) {
            alarms.raise(failure.code(), failure.entry().title());
        }
        return shown(failure, failure.kind() == Kind.TRANSIENT ? "temporarily_unavailable" : why.code());
    }

    private static String shown(Failure failure, String error) {
        if (failure.entry().consent()) {
            return ADMIN_CONSENT;
        }
        if (failure.entry().codes().contains(CONSENT)) {
            return CONSENT;
        }
        return TELLING.contains(error) ? error.toUpperCase(Locale.ROOT) : FAILED;
    }

    /** Redirects the browser to the settings page even if the log cannot be written. */
    private void note(ConnectionId connection, Failure failure) {
        try {
            var syncing = connections
                    .find(connection)
                    .filter(it -> it.status() == Status.ENABLED)
                    .isPresent();
            log.signInFailed(connection, failure, syncing);
        } catch (RuntimeException unavailable) {
            LOG.errorf("A failed sign-in of %s could not be logged: %s", connection, unavailable.toString());
        }
    }

    private static Optional<String> number(String description) {
        return Optional.ofNullable(description)
                .flatMap(text ->
                        NUMBER.matcher(text).results().map(it -> it.group(1)).findFirst());
    }
}
