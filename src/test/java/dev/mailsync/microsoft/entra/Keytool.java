package dev.mailsync.microsoft.entra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The JDK's keytool, which makes certificates that nobody else has signed. */
public final class Keytool {

    public static final String ALIAS = "it";
    public static final String PASSWORD = "only-on-this-disk";

    private Keytool() {}

    /**
     * @param options of keytool, besides those that all have
     * @return the store in this file, anew: a key of RSA and its certificate
     */
    public static KeyStore selfSigned(Path file, String... options) {
        try {
            Files.deleteIfExists(file);
            run(file, options);
            return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path file, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair"));
        command.addAll(List.of("-alias", ALIAS, "-keyalg", "RSA", "-keysize", "2048"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
