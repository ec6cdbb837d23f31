package dev.mailsync.microsoft;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.quarkus.oidc.client.OidcClientException;

/** Sorts what the token endpoint answers by its OAuth {@code error}, as Microsoft asks; texts and numbers may change. */
final class EntraFailures {

    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,60})\"");

    private static final Set<String> USER =
            Set.of("invalid_grant", "interaction_required", "consent_required", "login_required", "access_denied");
    private static final Set<String> OPERATOR = Set.of(
            "invalid_client",
            "unauthorized_client",
            "invalid_scope",
            "invalid_request",
            "unsupported_grant_type",
            "invalid_resource");

    private EntraFailures() {}

    static MicrosoftException sorted(RuntimeException failure) {
        if (failure instanceof MicrosoftException sorted) {
            return sorted;
        }
        // The client gives the answer's body as its message; only the error's name is taken out of it.
        var error = failure instanceof OidcClientException && failure.getMessage() != null
                ? ERROR.matcher(failure.getMessage())
                        .results()
                        .map(it -> it.group(1))
                        .findFirst()
                : Optional.<String>empty();
        return sorted(error.orElse("NO_ANSWER"));
    }

    static MicrosoftException sorted(String error) {
        var message = "Entra refused the token request";
        if (USER.contains(error)) {
            return new MicrosoftException.NeedsUser(MicrosoftException.Cause.of(error, message));
        }
        if (OPERATOR.contains(error)) {
            return new MicrosoftException.NeedsOperator(MicrosoftException.Cause.of(error, message));
        }
        return new MicrosoftException.Transient(MicrosoftException.Cause.of(error, message), Optional.empty());
    }
}
