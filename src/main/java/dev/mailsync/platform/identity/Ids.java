package dev.mailsync.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Validates foreign ids and derives our own from them. */
final class Ids {

    /** Excludes '#' on purpose: it separates the parts of table keys. */
    private static final Pattern FOREIGN = Pattern.compile("[A-Za-z0-9._:@|+=~-]{1,128}");

    private static final int OWN_BYTES = 16;

    /**
     * Only ever cloned, because looking up an algorithm takes longer than hashing an id with it. Not created by an
     * initialiser, which a native build runs at build time.
     */
    private static volatile MessageDigest sha256;

    private Ids() {}

    static String requireForeign(String value, String what) {
        if (value == null || !FOREIGN.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must be 1 to 128 letters, digits or . _ : @ | + = ~ -");
        }
        return value;
    }

    /** 22 URL-safe characters that represent exactly these parts in this order. */
    static String hashOf(String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length keeps ("ab", "c") apart from ("a", "bc").
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        var truncated = Arrays.copyOf(digest.digest(), OWN_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(truncated);
    }

    /** A new digest for each caller. */
    private static MessageDigest sha256() {
        try {
            if (sha256 == null) {
                sha256 = MessageDigest.getInstance("SHA-256");
            }
            return (MessageDigest) sha256.clone();
        } catch (NoSuchAlgorithmException | CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
