package dev.mailsync.microsoft.entra;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A certificate with its key, as an application registers it at Microsoft. */
public record SelfSigned(String certificate, String privateKey) {

    private static final int DAYS = 90;

    public static SelfSigned create(Path directory) {
        return create(directory, DAYS);
    }

    /** @param days for which it is valid */
    public static SelfSigned create(Path directory, int days) {
        var store = Keytool.selfSigned(
                directory.resolve("credential.p12"), "-dname", "CN=mail-sync", "-validity", Integer.toString(days));
        try {
            return new SelfSigned(
                    pem("CERTIFICATE", store.getCertificate(Keytool.ALIAS).getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            store.getKey(Keytool.ALIAS, Keytool.PASSWORD.toCharArray())
                                    .getEncoded()));
        } catch (GeneralSecurityException e) {
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

    private static String pem(String label, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }
}
