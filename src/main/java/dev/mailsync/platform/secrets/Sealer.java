package dev.mailsync.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Envelope encryption for what must not be readable in a stolen table: AES-256-GCM with a data key that is stored,
 * itself encrypted, with each secret. Format: version, length of the encrypted key (2 bytes), encrypted key, nonce,
 * text.
 */
@ApplicationScoped
public class Sealer {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int REMEMBERED_KEYS = 4_000;

    /** How long a process seals with one key: the fewer keys there are, the fewer others have to decrypt. */
    private static final Duration SEALS_FOR = Duration.ofDays(1);

    /** @param since when the key was created or first requested */
    private record Held(DataKeys.DataKey key, Instant since, Instant until) {}

    private final DataKeys keys;
    private final SecretsConfig config;
    private final Clock clock;
    private final RandomGenerator random;
    private final ConcurrentHashMap<String, Held> decrypted = new ConcurrentHashMap<>();
    private volatile Held current;

    /** Whether this process has decrypted a key. The sign-in function may not, so it seals with a new key. */
    private volatile boolean decrypts;

    Sealer(DataKeys keys, SecretsConfig config, Clock clock, RandomGenerator random) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /** @param owner whose secret it is; opening it needs the same owner, so that it is worthless in another row */
    public byte[] seal(byte[] secret, String owner) {
        var key = encryptionKey();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var text = crypt(Cipher.ENCRYPT_MODE, key.plain(), nonce, secret, owner);
        return ByteBuffer.allocate(3 + key.encrypted().length + NONCE_BYTES + text.length)
                .put(VERSION)
                .putShort((short) key.encrypted().length)
                .put(key.encrypted())
                .put(nonce)
                .put(text)
                .array();
    }

    /** @throws IllegalStateException if it was sealed for another owner or was changed */
    public byte[] open(byte[] sealed, String owner) {
        var buffer = ByteBuffer.wrap(sealed);
        if (buffer.get() != VERSION) {
            throw new IllegalStateException("Sealed by a later version");
        }
        var encryptedKey = new byte[buffer.getShort()];
        var nonce = new byte[NONCE_BYTES];
        buffer.get(encryptedKey).get(nonce);
        var text = new byte[buffer.remaining()];
        buffer.get(text);
        return crypt(Cipher.DECRYPT_MODE, decryptionKey(encryptedKey), nonce, text, owner);
    }

    /** After its lifetime, it has to be decrypted again, like every other key. */
    private DataKeys.DataKey encryptionKey() {
        var held = current;
        if (!isGood(held)) {
            held = isRenewable(held) ? renewed(held) : held(keys.generate());
            current = held;
        }
        return held.key();
    }

    private boolean isRenewable(Held held) {
        return decrypts && held != null && clock.instant().isBefore(held.since().plus(SEALS_FOR));
    }

    private Held renewed(Held before) {
        var again = held(opened(before.key().encrypted()));
        return new Held(again.key(), before.since(), again.until());
    }

    private DataKeys.DataKey opened(byte[] encryptedKey) {
        var plain = keys.decrypt(encryptedKey);
        decrypts = true;
        return new DataKeys.DataKey(plain, encryptedKey);
    }

    private byte[] decryptionKey(byte[] encryptedKey) {
        var held = current;
        if (isGood(held) && Arrays.equals(held.key().encrypted(), encryptedKey)) {
            return held.key().plain();
        }
        if (decrypted.size() >= REMEMBERED_KEYS) {
            decrypted.clear();
        }
        var name = Base64.getEncoder().encodeToString(encryptedKey);
        return decrypted
                .compute(name, (ignored, known) -> isGood(known) ? known : held(opened(encryptedKey)))
                .key()
                .plain();
    }

    /** Limits how long a disabled KMS key stays in use. Null is not good. */
    private boolean isGood(Held held) {
        return held != null && clock.instant().isBefore(held.until());
    }

    private Held held(DataKeys.DataKey key) {
        var now = clock.instant();
        return new Held(key, now, now.plus(config.dataKeyLifetime()));
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] input, String owner) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret could not be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"), e);
        }
    }
}
