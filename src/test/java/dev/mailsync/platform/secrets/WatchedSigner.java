package dev.mailsync.platform.secrets;

import java.time.Clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.mailsync.deployment.PolicyWatch;

/** Whoever signs may have to read the keys, though in this process another function may have read them already. */
@Alternative
@Priority(1)
@Singleton
class WatchedSigner extends Signer {

    WatchedSigner(SecretStore store, SecretsConfig config, Clock clock) {
        super(store, config, clock);
    }

    @Override
    public SigningKey current() {
        PolicyWatch.secretRead("SigningKeys");
        return super.current();
    }

    @Override
    public SigningKey named(String id) {
        PolicyWatch.secretRead("SigningKeys");
        return super.named(id);
    }

    @Override
    public boolean matches(String purpose, String text, String signature) {
        PolicyWatch.secretRead("SigningKeys");
        return super.matches(purpose, text, signature);
    }
}
