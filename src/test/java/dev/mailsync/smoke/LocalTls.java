package dev.mailsync.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import dev.mailsync.microsoft.entra.Keytool;

/**
 * A certificate for {@code localhost}, which is trusted by whoever is told to and by nobody else.
 *
 * @param trust system properties of a process that trusts it
 */
record LocalTls(SSLContext context, List<String> trust) {

    static LocalTls create(Path directory) {
        var own = Keytool.selfSigned(
                directory.resolve("localhost.p12"), "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        try {
            var trusted = directory.resolve("trusted.p12").toAbsolutePath();
            store(own.getCertificate(Keytool.ALIAS), trusted);
            return new LocalTls(
                    context(own),
                    List.of(
                            "-Djavax.net.ssl.trustStore=" + trusted,
                            "-Djavax.net.ssl.trustStorePassword=" + Keytool.PASSWORD));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void store(Certificate certificate, Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(Keytool.ALIAS, certificate);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, Keytool.PASSWORD.toCharArray());
        }
    }

    private static SSLContext context(KeyStore own) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, Keytool.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
