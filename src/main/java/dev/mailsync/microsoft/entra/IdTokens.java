package dev.mailsync.microsoft.entra;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.platform.config.Endpoints;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Verifies id_tokens: signature, audience, time, nonce, and the issuer, which has to name the token's own tenant. */
@ApplicationScoped
class IdTokens {

    private static final int CLOCK_SKEW_SECONDS = 300;

    private final Endpoints endpoints;
    private final MicrosoftConfig config;
    private final Clock clock;
    private volatile HttpsJwks keys;

    IdTokens(Endpoints endpoints, MicrosoftConfig config, Clock clock) {
        this.endpoints = endpoints;
        this.config = config;
        this.clock = clock;
    }

    Entra.Identity verify(String idToken, String nonce) {
        if (idToken == null) {
            throw refused("id_token_missing");
        }
        try {
            var claims = consumer().processToClaims(idToken);
            var tenantId = required(claims, "tid");
            var objectId = required(claims, "oid");
            if (!(endpoints.login() + "/" + tenantId + "/v2.0").equals(claims.getIssuer())
                    || !nonce.equals(claims.getStringClaimValue("nonce"))) {
                throw refused("id_token_foreign");
            }
            return new Entra.Identity(tenantId, objectId);
        } catch (InvalidJwtException e) {
            throw keysMissing(e).map(Failures::noAnswer).orElseGet(() -> refused("id_token_invalid"));
        } catch (MalformedClaimException e) {
            throw refused("id_token_invalid");
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys()))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedAudience(config.clientId())
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    /**
     * Why Microsoft's keys could not be fetched, which says nothing about the token. The exception's text would contain
     * the token.
     */
    private static Optional<Throwable> keysMissing(InvalidJwtException failure) {
        return Optional.ofNullable(failure.getCause())
                .filter(UnresolvableKeyException.class::isInstance)
                .map(Throwable::getCause);
    }

    /** Cached between sign-ins; fetched again when an unknown key appears. */
    private HttpsJwks keys() {
        if (keys == null) {
            keys = new HttpsJwks(endpoints.login() + "/" + config.authority() + "/discovery/v2.0/keys");
        }
        return keys;
    }

    private static String required(JwtClaims claims, String name) throws MalformedClaimException {
        var value = claims.getStringClaimValue(name);
        if (value == null || value.isBlank()) {
            throw refused("id_token_lacks_" + name);
        }
        return value;
    }

    private static MicrosoftException refused(String code) {
        return new MicrosoftException.NeedsUser(MicrosoftException.Cause.of(code, "The id_token was not accepted"));
    }
}
