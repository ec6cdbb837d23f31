package dev.mailsync.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.mailsync.mail.MailBody;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A body that is too large for one Lambda response, cut into parts that fit. */
record BodyParts(List<Part> parts) {

    static final int LARGEST = 3 * 1024 * 1024;

    /** The body as JSON must stay below 6 MB even if it has to be encoded once more. */
    private static final int LARGEST_AS_JSON = 4 * 1024 * 1024;

    /** @param content UTF-8; all parts of a kind, in order, form the body */
    record Part(String kind, byte[] content) {}

    static boolean needed(MailBody body) {
        return utf8Length(body.text()) + utf8Length(body.html()) > LARGEST
                || jsonLength(body.text()) + jsonLength(body.html()) > LARGEST_AS_JSON;
    }

    static BodyParts of(MailBody body) {
        return new BodyParts(Stream.concat(cut("text", body.text()), cut("html", body.html()))
                .toList());
    }

    private static Stream<Part> cut(String kind, String text) {
        var bytes = text.getBytes(UTF_8);
        var parts = new ArrayList<Part>();
        for (int from = 0; from < bytes.length; ) {
            int to = end(bytes, from);
            parts.add(new Part(kind, Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }
        return parts.stream();
    }

    private static int end(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + LARGEST);
        while (to < bytes.length && isContinued(bytes[to])) {
            to--;
        }
        return to;
    }

    private static boolean isContinued(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static long utf8Length(String text) {
        return text.chars().mapToLong(BodyParts::utf8Length).sum();
    }

    private static long jsonLength(String text) {
        return text.chars().mapToLong(BodyParts::jsonLength).sum();
    }

    private static int utf8Length(int character) {
        if (character < 0x80) {
            return 1;
        }
        // Half of a surrogate pair is half of four bytes.
        return character < 0x800 || Character.isSurrogate((char) character) ? 2 : 3;
    }

    private static int jsonLength(int character) {
        return switch (character) {
            case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 2;
            default -> character < ' ' ? 6 : utf8Length(character);
        };
    }
}
