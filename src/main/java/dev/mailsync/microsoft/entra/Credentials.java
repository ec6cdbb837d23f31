package dev.mailsync.microsoft.entra;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.platform.secrets.HeldSecret;
import dev.mailsync.platform.secrets.SecretStore;

/** The application's credential, which can be replaced at any time. */
@ApplicationScoped
public class Credentials {

    private final HeldSecret<Credential> held;

    Credentials(SecretStore store, MicrosoftConfig config, Clock clock) {
        this.held = new HeldSecret<>(store, config.credentialId(), Credential::parse, clock);
    }

    Credential current() {
        return held.get();
    }

    /** The credential that has replaced a refused one, if any. */
    Optional<Credential> after(Credential refused) {
        return Optional.of(held.newest()).filter(it -> !it.equals(refused));
    }

    /** What is wrong with a newer credential, which is therefore not used. */
    public Optional<String> malformed() {
        return held.malformed();
    }

    /** When the application can no longer sign in to Microsoft; empty if unknown. */
    public Optional<Instant> expiresAt() {
        return current().expiresAt();
    }
}
