package dev.mailsync.microsoft.entra;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.platform.secrets.SecretJson;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Proves to Microsoft that we are the application: {@code {"certificate":"PEM","private-key":"PEM, PKCS #8"}}, or
 * {@code {"client-secret":"…","expires-at":"2027-11-25T00:00:00Z"}}.
 */
public sealed interface Credential {

    /** From then on Microsoft issues no tokens; empty if unknown. */
    Optional<Instant> expiresAt();

    record ClientSecret(String value, Optional<Instant> expiresAt) implements Credential {

        @Override
        public String toString() {
            return "ClientSecret[hidden]";
        }
    }

    record Certificate(X509Certificate certificate, PrivateKey key) implements Credential {

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.of(certificate.getNotAfter().toInstant());
        }

        @Override
        public String toString() {
            return "Certificate[" + certificate.getSerialNumber().toString(16) + "]";
        }
    }

    /** @throws IllegalArgumentException if it is neither; the message does not contain it */
    static Credential parse(String json) {
        var fields = SecretJson.parse(json);
        return SecretJson.optional(fields, "certificate").isPresent() ? certificate(fields) : secret(fields);
    }

    private static Credential secret(JsonNode fields) {
        try {
            return new ClientSecret(
                    SecretJson.require(fields, "client-secret"),
                    SecretJson.optional(fields, "expires-at").map(Instant::parse));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("expires-at of the credential is not a time like 2027-11-25T00:00:00Z");
        }
    }

    private static Credential certificate(JsonNode fields) {
        try {
            var pem = SecretJson.require(fields, "certificate").getBytes(US_ASCII);
            var certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
            var key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(der(SecretJson.require(fields, "private-key"))));
            requirePair(certificate.getPublicKey(), key);
            return new Certificate((X509Certificate) certificate, key);
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("certificate or private-key of the credential cannot be read");
        }
    }

    /** Otherwise a half-replaced credential would replace a good one. */
    private static void requirePair(PublicKey certified, PrivateKey key) {
        if (!(certified instanceof RSAKey one)
                || !(key instanceof RSAKey other)
                || !one.getModulus().equals(other.getModulus())) {
            throw new IllegalArgumentException("certificate and private-key of the credential do not belong together");
        }
    }

    /** The bytes between the first and last line of the PEM text. */
    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
