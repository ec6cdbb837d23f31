package dev.mailsync.health;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.secrets.Signer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the signing keys can be read and used. */
@Readiness
@ApplicationScoped
class SigningKeysCheck implements HealthCheck {

    private final Signer signer;

    SigningKeysCheck(Signer signer) {
        this.signer = signer;
    }

    @Override
    public HealthCheckResponse call() {
        return Checks.answer("signing keys", this::failure);
    }

    private Optional<String> failure() {
        signer.current();
        return signer.malformed().map(why -> "malformed");
    }
}
