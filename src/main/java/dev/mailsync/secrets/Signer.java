package dev.mailsync.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/** HMAC-SHA256 under the service's own key. */
@ApplicationScoped
public class Signer {

    private static final int LEAST_KEY_CHARACTERS = 32;

    private final SecretKeySpec key;

    Signer(SecretsConfig config) {
        if (config.signingKey().length() < LEAST_KEY_CHARACTERS) {
            throw new IllegalStateException("mailsync.secrets.signing-key is shorter than 32 characters");
        }
        this.key = new SecretKeySpec(config.signingKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** @param purpose keeps signatures of one use from standing in for those of another; @return 43 URL-safe characters */
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

    /** Takes the same time whether the first character is wrong or the last. */
    public boolean matches(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                sign(purpose, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }
}
