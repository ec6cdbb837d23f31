package dev.mailsync.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The CRM changes its signing key, as every issuer does. The settings are those of production. */
class KeyRotationTest {

    private final List<RsaJsonWebKey> published = new ArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private HttpServer crm;
    private int made;

    @BeforeEach
    void aCrmThatPublishesItsKeys() throws IOException {
        crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        crm.createContext("/keys", exchange -> {
            fetched.incrementAndGet();
            var keys = new JsonWebKeySet(published)
                    .toJson(OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        crm.start();
    }

    @AfterEach
    void stop() {
        crm.stop(0);
    }

    @Test
    void aTokenOfTheNewKeyIsGoodSoonAndOneOfTheOldAsLongAsItIsPublished() throws Exception {
        // A minute later, so to speak: the keys were fetched long enough ago to be fetched again.
        var parser = new DefaultJWTParser(trust(0));
        var old = newKey("old");
        assertThat(parser.parse(token(old)).getSubject()).isEqualTo("anna");

        var next = newKey("next");
        // Keys that were fetched a moment ago are not fetched again, whatever the setting.
        await().ignoreExceptions()
                .until(() -> parser.parse(token(next)).getSubject().equals("anna"));
        assertThat(parser.parse(token(old)).getSubject()).isEqualTo("anna");
        assertThat(fetched).as("requests for keys").hasValue(2);
    }

    @Test
    void whoeverNamesUnknownKeysDoesNotHaveThemFetchedEachTime() throws Exception {
        var parser = new DefaultJWTParser(trust(setting("smallrye.jwt.jwks.forced-refresh-interval")));
        parser.parse(token(newKey("known")));
        var forger = unpublished("forged");
        for (int i = 0; i < 20; i++) {
            forger.setKeyId("forged-" + i);
            var forged = token(forger);
            assertThatThrownBy(() -> parser.parse(forged)).isInstanceOf(ParseException.class);
        }
        assertThat(fetched.get()).as("requests for keys").isLessThanOrEqualTo(2);
    }

    /** Keys are slow to make, and nothing is changed in them but their id. */
    private static final List<KeyPair> PAIRS = List.of(pair(), pair());

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RsaJsonWebKey newKey(String id) {
        var key = unpublished(id);
        published.add(key);
        return key;
    }

    /** Another key than the one that was made before. */
    private RsaJsonWebKey unpublished(String id) {
        var pair = PAIRS.get(made++ % PAIRS.size());
        var key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        key.setKeyId(id);
        return key;
    }

    private static String token(RsaJsonWebKey key) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer("https://crm.example");
        claims.setAudience("mail-sync");
        claims.setSubject("anna");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
    }

    private JWTAuthContextInfo trust(int minutesBetweenRefreshes) throws IOException {
        var trust = new JWTAuthContextInfo();
        trust.setPublicKeyLocation("http://localhost:" + crm.getAddress().getPort() + "/keys");
        trust.setIssuedBy("https://crm.example");
        trust.setExpectedAudience(Set.of("mail-sync"));
        trust.setJwksRefreshInterval(setting("smallrye.jwt.jwks.refresh-interval"));
        trust.setForcedJwksRefreshInterval(minutesBetweenRefreshes);
        return trust;
    }

    private static int setting(String name) throws IOException {
        var settings = new Properties();
        try (InputStream file = KeyRotationTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        return Integer.parseInt(settings.getProperty(name));
    }
}
