package dev.mailsync.health;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.entra.Credentials;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the application's credential at Microsoft and a newer version of it can be read, and it has not expired. Does
 * not try whether Microsoft accepts it.
 */
@Readiness
@ApplicationScoped
class CredentialCheck implements HealthCheck {

    private final Credentials credentials;
    private final Clock clock;

    CredentialCheck(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return Checks.answer("credential at Microsoft", this::failure);
    }

    private Optional<String> failure() {
        var expired = credentials.expiresAt().filter(end -> !clock.instant().isBefore(end));
        return expired.map(end -> "expired").or(() -> credentials.malformed().map(why -> "malformed"));
    }
}
