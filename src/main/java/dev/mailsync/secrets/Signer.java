package dev.mailsync.secrets;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

/** The service's own keys, which can be replaced at any time: what the one before signed stays good. */
@ApplicationScoped
public class Signer {

    private final HeldSecret<SigningKeys> keys;

    Signer(SecretStore store, SecretsConfig config, Clock clock) {
        this.keys = new HeldSecret<>(store, config.signingKeysId(), SigningKeys::parse, clock);
    }

    /** Signs whatever is new. */
    public SigningKey current() {
        return keys.get().current();
    }

    /** The key with this id; the current one if there is none any more, which matches nothing that the lost one signed. */
    public SigningKey named(String id) {
        return keys.get().named(id).or(() -> keys.newest().named(id)).orElseGet(this::current);
    }

    /** Whether a key of ours made this signature. A key that another process has learnt of a moment ago is known here, too. */
    public boolean matches(String purpose, String text, String signature) {
        return keys.get().match(purpose, text, signature) || keys.newest().match(purpose, text, signature);
    }
}
