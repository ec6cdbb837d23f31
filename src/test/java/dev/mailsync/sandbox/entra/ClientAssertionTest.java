package dev.mailsync.sandbox.entra;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.mailsync.microsoft.entra.Keytool;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What Entra demands of an assertion, and by which number it refuses the others. */
class ClientAssertionTest {

    private static final String CLIENT = "a-client";
    private static final String ENDPOINT = "https://login.example/common/oauth2/v2.0/token";
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    static Path directory;

    private static KeyStore store;
    private static X509Certificate certificate;
    private static Instant now;

    @BeforeAll
    static void aCertificateOfADay() throws GeneralSecurityException {
        store = Keytool.selfSigned(directory.resolve("day.p12"), "-dname", "CN=day", "-validity", "1");
        certificate = (X509Certificate) store.getCertificate(Keytool.ALIAS);
        now = certificate.getNotBefore().toInstant().plus(Duration.ofHours(1));
    }

    @Test
    void oneOfTheRegisteredKeyAndOfThisTimeIsTaken() {
        assertThatCode(() -> require(assertion(now, claims -> {}), now, certificate))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat", "exp"})
    void withoutAllThatSaysItsTimeItIsNot(String claim) {
        assertThat(code(assertion(now, claims -> claims.unsetClaim(claim)), now))
                .isEqualTo(700024);
    }

    @Test
    void norIfItIsOld() {
        assertThat(code(assertion(now, claims -> {}), now.plus(Duration.ofMinutes(11))))
                .isEqualTo(700024);
    }

    @Test
    void norIfItIsOfTheFuture() {
        assertThat(code(assertion(now.plus(Duration.ofMinutes(6)), claims -> {}), now))
                .isEqualTo(700024);
    }

    @Test
    void tenMinutesAreTheLongest() {
        var longest = assertion(now, claims -> claims.setExpirationTime(at(now.plusSeconds(600))));
        var longer = assertion(now, claims -> claims.setExpirationTime(at(now.plusSeconds(601))));

        assertThatCode(() -> require(longest, now, certificate)).doesNotThrowAnyException();
        assertThat(code(longer, now)).isEqualTo(700024);
    }

    @Test
    void norIfItIsMeantForSomebodyElse() {
        assertThat(code(assertion(now, claims -> claims.setAudience("https://elsewhere.example")), now))
                .isEqualTo(700023);
        assertThat(code(assertion(now, claims -> claims.setSubject("another")), now))
                .isEqualTo(700027);
    }

    @Test
    void norBeforeAndAfterTheTimeOfTheCertificate() {
        var end = certificate.getNotAfter().toInstant().plusSeconds(1);
        var early = certificate.getNotBefore().toInstant().minusSeconds(1);

        assertThat(code(assertion(end, claims -> {}), end)).isEqualTo(700027);
        assertThat(code(assertion(early, claims -> {}), early)).isEqualTo(700027);
    }

    @Test
    void theCertificateOfItsKeyHasToBeValidWhateverOthersAreRegistered() throws Exception {
        var other = Keytool.selfSigned(directory.resolve("month.p12"), "-dname", "CN=month", "-validity", "30");
        var second = (X509Certificate) other.getCertificate(Keytool.ALIAS);
        var end = certificate.getNotAfter().toInstant().plus(DAY);

        assertThat(code(assertion(end, claims -> {}), end, certificate, second)).isEqualTo(700027);
        assertThat(code(assertion(end, claims -> {}), end, second)).isEqualTo(700027);
        assertThatCode(() -> require(assertion(now, claims -> {}), now, second, certificate))
                .doesNotThrowAnyException();
    }

    private static int code(String jwt, Instant when, X509Certificate... registered) {
        var all = registered.length == 0 ? new X509Certificate[] {certificate} : registered;
        var refused = catchThrowableOfType(EntraException.class, () -> require(jwt, when, all));
        assertThat(refused).as("it was taken").isNotNull();
        assertThat(Map.of("status", refused.status(), "error", refused.error()))
                .isEqualTo(Map.of("status", 401, "error", "invalid_client"));
        return refused.code();
    }

    private static void require(String jwt, Instant when, X509Certificate... registered) {
        new ClientAssertion(jwt).require(CLIENT, List.of(registered), ENDPOINT, Clock.fixed(when, ZoneOffset.UTC));
    }

    private static String assertion(Instant when, Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setAudience(ENDPOINT);
        claims.setIssuer(CLIENT);
        claims.setSubject(CLIENT);
        claims.setGeneratedJwtId();
        claims.setNotBefore(at(when));
        claims.setIssuedAt(at(when));
        claims.setExpirationTime(at(when.plus(Duration.ofMinutes(5))));
        change.accept(claims);
        return signed(claims);
    }

    private static NumericDate at(Instant time) {
        return NumericDate.fromSeconds(time.getEpochSecond());
    }

    private static String signed(JwtClaims claims) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_PSS_USING_SHA256);
            signature.setX509CertSha256ThumbprintHeaderValue(certificate);
            signature.setKey((PrivateKey) store.getKey(Keytool.ALIAS, Keytool.PASSWORD.toCharArray()));
            signature.setPayload(claims.toJson());
            return signature.getCompactSerialization();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
