package dev.mailsync.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The request target (RFC 9112, section 3.2.1) of an API Gateway event: its path and query as the caller wrote them.
 */
final class RequestTarget {

    private static final String DEFAULT_STAGE = "$default";
    // What a path or a query may contain besides letters and digits (RFC 3986, section 3.3); "%" only before two hex
    // digits.
    private static final String ALLOWED_IN_PATH = "-._~!$&'()*+,;=:@/";
    private static final String ALLOWED_IN_QUERY = ALLOWED_IN_PATH + "?";

    private RequestTarget() {}

    static String of(String rawPath, String rawQuery, String stage) {
        var path = encode(withoutStage(rawPath == null || rawPath.isEmpty() ? "/" : rawPath, stage), ALLOWED_IN_PATH);
        return rawQuery == null || rawQuery.isEmpty() ? path : path + '?' + encode(rawQuery, ALLOWED_IN_QUERY);
    }

    private static String withoutStage(String path, String stage) {
        if (stage == null || stage.equals(DEFAULT_STAGE)) {
            return path;
        }
        var prefix = '/' + stage;
        if (path.equals(prefix)) {
            return "/";
        }
        return path.startsWith(prefix + '/') ? path.substring(prefix.length()) : path;
    }

    /** Keeps existing escapes and escapes what API Gateway has decoded, such as a space or a line break. */
    private static String encode(String text, String allowed) {
        var encoded = new StringBuilder(text.length());
        var bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            var c = (char) (bytes[i] & 0xff);
            if (isAlphanumeric(c) || allowed.indexOf(c) >= 0 || c == '%' && isEscape(bytes, i)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isEscape(byte[] bytes, int i) {
        return i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
    }
}
