package dev.mailsync.sandbox.entra;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The key with which Entra signs id tokens, created at each start. */
final class SigningKey {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair pair;
    private final String id;

    SigningKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.pair = generator.generateKeyPair();
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
            this.id = URL.encodeToString(Arrays.copyOf(digest, 20));
        } catch (GeneralSecurityException everyJavaHasThem) {
            throw new IllegalStateException(everyJavaHasThem);
        }
    }

    /** A JSON Web Token, signed with RS256. */
    String sign(ObjectNode claims) {
        var header = JsonNodeFactory.instance
                .objectNode()
                .put("typ", "JWT")
                .put("alg", "RS256")
                .put("kid", id);
        var signed = encode(header.toString().getBytes(UTF_8)) + "."
                + encode(claims.toString().getBytes(UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException everyJavaHasThem) {
            throw new IllegalStateException(everyJavaHasThem);
        }
    }

    ObjectNode jwk() {
        var key = (RSAPublicKey) pair.getPublic();
        return JsonNodeFactory.instance
                .objectNode()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("kid", id)
                .put("x5t", id)
                .put("n", encode(unsigned(key.getModulus())))
                .put("e", encode(unsigned(key.getPublicExponent())));
    }

    private static String encode(byte[] bytes) {
        return URL.encodeToString(bytes);
    }

    // Java prepends a zero to a number whose first bit is set.
    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
