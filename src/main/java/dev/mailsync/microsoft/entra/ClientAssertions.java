package dev.mailsync.microsoft.entra;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftConfig;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Authenticates us at Entra's token endpoint: with the client secret, or with a JWT signed with the certificate's key
 * ("Microsoft identity platform application authentication certificate credentials", RFC 7523).
 */
@ApplicationScoped
class ClientAssertions {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int ID_BYTES = 16;

    private final MicrosoftConfig config;
    private final Clock clock;
    private final RandomGenerator random;

    ClientAssertions(MicrosoftConfig config, Clock clock, RandomGenerator random) {
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /** @return form fields for this token endpoint, besides the client id */
    Map<String, String> fields(Credential credential, URI tokenEndpoint) {
        return switch (credential) {
            case Credential.ClientSecret secret -> Map.of("client_secret", secret.value());
            case Credential.Certificate certificate ->
                Map.of("client_assertion_type", JWT_BEARER, "client_assertion", assertion(certificate, tokenEndpoint));
        };
    }

    private String assertion(Credential.Certificate certificate, URI tokenEndpoint) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_PSS_USING_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setX509CertSha256ThumbprintHeaderValue(certificate.certificate());
        signature.setKey(certificate.key());
        signature.setPayload(claims(tokenEndpoint).toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException unusable) {
            throw new IllegalStateException("The credential's private key cannot sign: " + unusable.getMessage());
        }
    }

    private JwtClaims claims(URI tokenEndpoint) {
        var now = clock.instant();
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var claims = new JwtClaims();
        claims.setAudience(tokenEndpoint.toString());
        claims.setIssuer(config.clientId());
        claims.setSubject(config.clientId());
        claims.setJwtId(HexFormat.of().formatHex(id));
        claims.setNotBefore(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        return claims;
    }
}
