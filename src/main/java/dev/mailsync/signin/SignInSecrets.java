package dev.mailsync.signin;

import java.util.Base64;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.secrets.Signer;
import dev.mailsync.platform.secrets.SigningKey;

/**
 * States and tickets: unguessable, and each names our key that protects it, so that the key can be rotated during a
 * sign-in.
 */
@ApplicationScoped
class SignInSecrets {

    private static final int RANDOM_BYTES = 32;

    private final Signer signer;
    private final RandomGenerator random;

    SignInSecrets(Signer signer, RandomGenerator random) {
        this.signer = signer;
        this.random = random;
    }

    String next() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return signer.current().id() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @param secret a state or a ticket, or whatever somebody sent as one */
    SigningKey keyOf(String secret) {
        return signer.named(secret.substring(0, Math.max(0, secret.indexOf('.'))));
    }
}
