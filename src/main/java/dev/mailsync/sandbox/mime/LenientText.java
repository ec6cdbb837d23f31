package dev.mailsync.sandbox.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Decodes bytes whose charset is undeclared, unknown or wrong. */
final class LenientText {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private LenientText() {}

    static String decode(byte[] bytes) {
        return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> new String(bytes, WESTERN));
    }

    static String decode(byte[] bytes, String charset) {
        return charset(charset).flatMap(known -> strictly(bytes, known)).orElseGet(() -> decode(bytes));
    }

    /** Decodes encoded words (RFC 2047); those that can't be decoded stay unchanged. */
    static String words(String value) {
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT);
        } catch (RuntimeException malformed) {
            return value;
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.ofNullable(name).map(Charset::forName).map(LenientText::asExchangeReads);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Nobody means the control characters that ISO 8859-1 has where windows-1252 has quotes, dashes and the euro sign.
     */
    private static Charset asExchangeReads(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1) ? WESTERN : charset;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException otherwiseEncoded) {
            return Optional.empty();
        }
    }
}
