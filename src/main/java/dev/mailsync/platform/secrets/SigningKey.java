package dev.mailsync.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with HMAC-SHA256. */
public final class SigningKey {

    private static final int LEAST_CHARACTERS = 32;
    private static final int ID_CHARACTERS = 6;

    private final SecretKeySpec key;
    private final String id;

    SigningKey(String text) {
        if (text.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("a signing key is shorter than " + LEAST_CHARACTERS + " characters");
        }
        this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.id = sign("key-id", "").substring(0, ID_CHARACTERS);
    }

    /** Distinguishes keys but reveals nothing about them; URL-safe, and the same in each process. */
    public String id() {
        return id;
    }

    /**
     * @param purpose keeps signatures of one use from being valid for another
     * @return 43 URL-safe characters
     */
    public String sign(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((purpose + "\0").getBytes(StandardCharsets.UTF_8));
            var signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time whether the first or the last character is wrong. */
    boolean matches(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
