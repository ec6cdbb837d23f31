package dev.mailsync.sandbox.crm;

import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.quarkus.arc.profile.IfBuildProfile;
import org.eclipse.microprofile.config.Config;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The CRM's signing key, created at each start, and the tokens it signs. */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class CrmKey {

    private static final Duration LIFE = Duration.ofHours(8);

    private final RsaJsonWebKey key;
    private final String issuer;
    private final String audience;

    /** By what was signed: signing takes longer than most requests. */
    private final Map<String, String> signed = new ConcurrentHashMap<>();

    /** The sandbox's clock may be far ahead, but these tokens are verified in real time. */
    private final Clock real = Clock.systemUTC();

    CrmKey(Config config) {
        // Read by name: a mapping would require these values in production as well.
        this.issuer = config.getValue("mailsync.crm.issuer", String.class);
        this.audience = config.getValue("mailsync.crm.audience", String.class);
        try {
            this.key = RsaJwkGenerator.generateJwk(2048);
            this.key.setKeyId("crm");
        } catch (JoseException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }

    PublicKey verificationKey() {
        return key.getPublicKey();
    }

    String issuer() {
        return issuer;
    }

    Set<String> audience() {
        return Set.of(audience);
    }

    String token(String company, String user, List<String> roles) {
        // A user who signs in twice within a minute gets the same token.
        var now = real.instant().truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(user);
        claims.setStringClaim("company", company);
        claims.setStringListClaim("groups", roles);
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + LIFE.toSeconds()));
        return signed(claims);
    }

    String signed(JwtClaims claims) {
        return signed.computeIfAbsent(claims.toJson(), this::sign);
    }

    private String sign(String claims) {
        var token = new JsonWebSignature();
        token.setPayload(claims);
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }
}
