package dev.mailsync.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Envelope encryption for what must not be readable in a stolen table: AES-256-GCM with a data key that is stored,
 * itself encrypted, with each secret. Format: version, length of the encrypted key (2 bytes), encrypted key, nonce,
 * text. The nonce is 10 random bytes and the day on which the key was created (2 bytes).
 */
@ApplicationScoped
public class Sealer {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int RANDOM_BYTES = NONCE_BYTES - Short.BYTES;
    private static final int TAG_BITS = 128;

    private final KeyRing keys;
    private final RandomGenerator random;

    Sealer(DataKeys keys, SecretsConfig config, Clock clock, RandomGenerator random) {
        this.keys = new KeyRing(keys, config.dataKeyLifetime(), clock);
        this.random = random;
    }

    /** @param owner whose secret it is; opening it needs the same owner, so that it is worthless in another row */
    public byte[] seal(byte[] secret, String owner) {
        var daily = keys.sealing();
        var key = daily.key();
        var nonce = nonce(daily.day());
        var text = crypt(Cipher.ENCRYPT_MODE, key.plain(), nonce, secret, owner);
        return ByteBuffer.allocate(3 + key.encrypted().length + NONCE_BYTES + text.length)
                .put(VERSION)
                .putShort((short) key.encrypted().length)
                .put(key.encrypted())
                .put(nonce)
                .put(text)
                .array();
    }

    private byte[] nonce(int day) {
        var chosen = new byte[RANDOM_BYTES];
        random.nextBytes(chosen);
        return ByteBuffer.allocate(NONCE_BYTES)
                .put(chosen)
                .putShort((short) day)
                .array();
    }

    /** Earlier versions put two more random bytes in the place of the day, which makes them a key of any day: nothing else. */
    private static int day(byte[] nonce) {
        return Short.toUnsignedInt(ByteBuffer.wrap(nonce).getShort(RANDOM_BYTES));
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
        var key = keys.opening(encryptedKey, day(nonce));
        return crypt(Cipher.DECRYPT_MODE, key.plain(), nonce, text, owner);
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
