package dev.mailsync.sandbox.crm;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens of the CRM that are wrong in one way each. */
@Singleton
public class CrmTokens {

    private final CrmKey key;

    CrmTokens(CrmKey key) {
        this.key = key;
    }

    /** Signed by the CRM. */
    public String with(Consumer<JwtClaims> mistake) {
        var claims = claims();
        mistake.accept(claims);
        return key.signed(claims);
    }

    /** What the CRM publishes, for those who check its tokens. */
    public String publishedKeys() {
        var published = new RsaJsonWebKey((RSAPublicKey) key.verificationKey());
        published.setKeyId("crm");
        return new JsonWebKeySet(published).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    public String ofAnotherKey() throws JoseException {
        var token = unsigned();
        token.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }

    public String ofNobody() throws JoseException {
        var token = unsigned();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return token.getCompactSerialization();
    }

    private JsonWebSignature unsigned() {
        var token = new JsonWebSignature();
        token.setPayload(claims().toJson());
        token.setKeyIdHeaderValue("crm");
        token.setHeader("typ", "JWT");
        return token;
    }

    private JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(key.issuer());
        claims.setAudience(key.audience().iterator().next());
        claims.setSubject("anna");
        claims.setStringClaim("company", "acme");
        claims.setStringListClaim("groups", List.of("salesperson", "administrator", "crm-service"));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        return claims;
    }
}
