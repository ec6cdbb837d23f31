package dev.mailsync.sandbox.entra;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;

import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Checks a client's id and its proof: a secret, in the form or by HTTP Basic, or a certificate's assertion. */
record ClientAuthentication(Optional<String> id, Optional<String> secret, Optional<ClientAssertion> assertion) {

    static ClientAuthentication of(Parameters form, Optional<String> authorization) {
        return authorization
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .map(value -> basic(value.substring(6).strip()))
                .orElseGet(() -> new ClientAuthentication(
                        form.get("client_id"), form.get("client_secret"), ClientAssertion.of(form)));
    }

    private static ClientAuthentication basic(String credentials) {
        try {
            var parts = new String(Base64.getDecoder().decode(credentials), UTF_8).split(":", 2);
            return new ClientAuthentication(
                    Optional.of(URLDecoder.decode(parts[0], UTF_8)),
                    parts.length == 2 ? Optional.of(URLDecoder.decode(parts[1], UTF_8)) : Optional.empty(),
                    Optional.empty());
        } catch (IllegalArgumentException malformed) {
            return new ClientAuthentication(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** @throws EntraException unless this is the application itself */
    void require(World world, String tokenEndpoint) {
        var application = world.application();
        var client = id.orElseThrow(() -> EntraException.missing("client_id"));
        if (!application.clientId().equals(client)) {
            throw EntraException.badRequest(
                    "unauthorized_client",
                    700016,
                    "Application with identifier '" + client + "' was not found in the directory.");
        }
        if (assertion.isPresent()) {
            assertion.get().require(client, world.certificates().all(), tokenEndpoint, world.clock());
        } else {
            requireSecret(application);
        }
    }

    private void requireSecret(Application application) {
        if (secret.isEmpty()) {
            throw invalidClient(
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or"
                            + " 'client_secret'.");
        }
        if (!secret.get().equals(application.clientSecret())) {
            throw invalidClient(
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request"
                            + " is the client secret value, not the client secret ID.");
        }
    }

    private static EntraException invalidClient(int code, String message) {
        return new EntraException(401, "invalid_client", code, message);
    }

    @Override
    public String toString() {
        return "ClientAuthentication[" + id.orElse("") + "]";
    }
}
