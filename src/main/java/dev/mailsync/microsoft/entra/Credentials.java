package dev.mailsync.microsoft.entra;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.platform.secrets.HeldSecret;
import dev.mailsync.platform.secrets.SecretStore;

/** The application's credential, which may be replaced at any time. */
@ApplicationScoped
public class Credentials {

    private final HeldSecret<Credential> held;

    Credentials(SecretStore store, MicrosoftConfig config, Clock clock) {
        this.held = new HeldSecret<>(store, config.credentialId(), Credential::parse, clock);
    }

    Credential current() {
        return held.get();
    }

    /** The credential that has taken the place of a refused one, if there is any. */
    Optional<Credential> after(Credential refused) {
        return Optional.of(held.newest()).filter(it -> !it.equals(refused));
    }

    /** What is wrong with a newer credential that therefore is not used. */
    public Optional<String> malformed() {
        return held.malformed();
    }

    /** When the application can no longer sign in at Microsoft; empty where that is not known. */
    public Optional<Instant> expiresAt() {
        return current().expiresAt();
    }
}
