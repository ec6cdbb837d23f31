package dev.mailsync.microsoft.entra;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.mailsync.deployment.PolicyWatch;
import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.platform.secrets.SecretStore;

/** Whoever proves who we are may have to read the credential, though in this process another function may have read it. */
@Alternative
@Priority(1)
@Singleton
class WatchedCredentials extends Credentials {

    WatchedCredentials(SecretStore store, MicrosoftConfig config, Clock clock) {
        super(store, config, clock);
    }

    @Override
    Credential current() {
        PolicyWatch.secretRead("MicrosoftCredential");
        return super.current();
    }

    @Override
    Optional<Credential> after(Credential refused) {
        PolicyWatch.secretRead("MicrosoftCredential");
        return super.after(refused);
    }

    @Override
    public Optional<Instant> expiresAt() {
        PolicyWatch.secretRead("MicrosoftCredential");
        return super.expiresAt();
    }
}
