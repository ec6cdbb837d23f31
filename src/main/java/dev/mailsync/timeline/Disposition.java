package dev.mailsync.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The header that makes a browser save the content, never show it: RFC 6266, with the name encoded by RFC 8187. */
final class Disposition {

    private static final int LONGEST_NAME = 200;
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~";

    private Disposition() {}

    static String of(String name) {
        var cleaned = cleaned(name == null ? "" : name);
        return "attachment; filename=\"" + ascii(cleaned) + "\"; filename*=UTF-8''" + encoded(cleaned);
    }

    /** Without characters that would make it a path or are invisible. */
    private static String cleaned(String name) {
        var cleaned = name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .map(c -> "/\\:".indexOf(c) >= 0 ? '_' : c)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return cleaned.isEmpty() || cleaned.matches("\\.+") ? "attachment" : cleaned;
    }

    private static String ascii(String name) {
        return name.replaceAll("[^ -~]|[\"%;]", "_");
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte b : name.getBytes(UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append("%%%02X".formatted(b & 0xFF));
            }
        }
        return encoded.toString();
    }
}
