package dev.mailsync.lambda;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A body within a JSON event: plain if it is UTF-8 and shorter that way, else in Base64.
 *
 * @param length its size in the event, in bytes
 */
record EventBody(String text, boolean base64, int length) {

    private static final EventBody NONE = new EventBody(null, false, 0);
    private static final int LONGEST_ESCAPE = "\\u0000".length();

    static EventBody of(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        int plain = escapedLength(bytes);
        int encoded = (bytes.length + 2) / 3 * 4;
        if (plain <= Math.max(encoded, 256)) {
            try {
                return new EventBody(
                        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), false, plain);
            } catch (CharacterCodingException e) {
                // Not text.
            }
        }
        return new EventBody(Base64.getEncoder().encodeToString(bytes), true, encoded);
    }

    private static int escapedLength(byte[] bytes) {
        int length = bytes.length;
        for (byte b : bytes) {
            if (b >= 0 && b < ' ') {
                length += LONGEST_ESCAPE - 1;
            } else if (b == '"' || b == '\\') {
                length++;
            }
        }
        return length;
    }
}
