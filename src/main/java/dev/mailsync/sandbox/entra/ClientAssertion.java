package dev.mailsync.sandbox.entra;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.X509VerificationKeyResolver;

/** A JWT with which a client proves that it holds a registered certificate's key (RFC 7523). */
record ClientAssertion(String jwt) {

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final int CLOCK_SKEW_SECONDS = 300;
    // Microsoft recommends five to ten minutes at most, but hasn't enforced it so far.
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final List<Integer> OF_TIME = List.of(
            ErrorCodes.EXPIRED,
            ErrorCodes.EXPIRATION_MISSING,
            ErrorCodes.NOT_YET_VALID,
            ErrorCodes.NOT_BEFORE_MISSING,
            ErrorCodes.ISSUED_AT_MISSING,
            ErrorCodes.ISSUED_AT_INVALID_FUTURE);

    /** @throws EntraException if it does not prove that */
    void require(String clientId, List<X509Certificate> certificates, String tokenEndpoint, Clock clock) {
        if (certificates.isEmpty()) {
            throw refused(700027, "Client assertion contains an invalid signature. The key was not found.");
        }
        var valid = certificates.stream().filter(it -> isValid(it, clock)).toList();
        if (valid.isEmpty()) {
            throw refused(700027, "The certificate used to sign the client assertion is expired on application.");
        }
        try {
            requireShort(consumer(clientId, valid, tokenEndpoint, clock).build().processToClaims(jwt));
        } catch (InvalidJwtException wrong) {
            throw refusal(wrong);
        } catch (MalformedClaimException wrong) {
            throw outOfTime();
        }
    }

    private static JwtConsumerBuilder consumer(
            String clientId, List<X509Certificate> certificates, String tokenEndpoint, Clock clock) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(resolver(certificates))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedAudience(tokenEndpoint)
                .setExpectedIssuer(clientId)
                .setExpectedSubject(clientId)
                .setRequireJwtId()
                .setRequireExpirationTime()
                .setRequireNotBefore()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()));
    }

    /** Uses only the thumbprint in the header, as Entra does. */
    private static X509VerificationKeyResolver resolver(List<X509Certificate> certificates) {
        return new X509VerificationKeyResolver(certificates);
    }

    private static boolean isValid(X509Certificate certificate, Clock clock) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return true;
        } catch (CertificateException outOfItsTime) {
            return false;
        }
    }

    private static void requireShort(JwtClaims claims) throws MalformedClaimException {
        var seconds =
                claims.getExpirationTime().getValue() - claims.getNotBefore().getValue();
        if (seconds > LONGEST.toSeconds()) {
            throw outOfTime();
        }
    }

    private static EntraException refusal(InvalidJwtException wrong) {
        if (OF_TIME.stream().anyMatch(wrong::hasErrorCode)) {
            return outOfTime();
        }
        if (wrong.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) {
            return refused(700023, "Client assertion audience claim does not match Realm issuer.");
        }
        return refused(700027, "Client assertion contains an invalid signature, issuer or subject.");
    }

    private static EntraException outOfTime() {
        return refused(700024, "Client assertion is not within its valid time range.");
    }

    private static EntraException refused(int code, String message) {
        return new EntraException(401, "invalid_client", code, message);
    }

    static Optional<ClientAssertion> of(Parameters form) {
        return form.get("client_assertion_type")
                .filter(TYPE::equals)
                .flatMap(type -> form.get("client_assertion"))
                .map(ClientAssertion::new);
    }

    @Override
    public String toString() {
        return "ClientAssertion[hidden]";
    }
}
