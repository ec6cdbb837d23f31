package dev.mailsync.platform.secrets;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The service's own keys, which can be replaced at any time: signatures of the previous key stay valid. */
@ApplicationScoped
public class Signer {

    private final HeldSecret<SigningKeys> keys;
    private final Clock clock;

    Signer(SecretStore store, SecretsConfig config, Clock clock) {
        this.keys = new HeldSecret<>(store, config.signingKeysId(), SigningKeys::parse, clock);
        this.clock = clock;
    }

    /** The key that signs everything new. */
    public SigningKey current() {
        return keys.get().signing(clock.instant());
    }

    /**
     * The key with this id; if it no longer exists, the current one, which matches nothing that the lost one signed.
     */
    public SigningKey named(String id) {
        return keys.get().named(id).or(() -> keys.newest().named(id)).orElseGet(this::current);
    }

    /** What is wrong with newer keys, which are therefore not used. */
    public Optional<String> malformed() {
        return keys.malformed();
    }

    /** Whether one of our keys made this signature. */
    public boolean matches(String purpose, String text, String signature) {
        return keys.get().match(purpose, text, signature) || keys.newest().match(purpose, text, signature);
    }
}
