package dev.mailsync.microsoft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A certificate with its key, made by the JDK's keytool. */
public record SelfSigned(String certificate, String privateKey) {

    private static final String PASSWORD = "only-on-this-disk";

    public static SelfSigned create(Path directory) {
        try {
            var file = directory.resolve("credential.p12");
            Files.deleteIfExists(file);
            keytool(file);
            var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            return new SelfSigned(
                    pem("CERTIFICATE", store.getCertificate("it").getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            store.getKey("it", PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As it lies in Secrets Manager. */
    public String secret() {
        return "{\"certificate\":\"%s\",\"private-key\":\"%s\"}".formatted(escaped(certificate), escaped(privateKey));
    }

    public String escapedCertificate() {
        return escaped(certificate);
    }

    private static String escaped(String pem) {
        return pem.replace("\n", "\\n");
    }

    private static void keytool(Path file) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=mail-sync",
                        "-validity",
                        "90",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }
}
