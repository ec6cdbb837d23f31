package dev.mailsync.mail.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * JSON as bytes: the number of the format, then the data, deflated (RFC 1951) with a dictionary. A dictionary must
 * never change, because stored data is read with the one it was written with: a better one needs a new format.
 */
final class PackedJson {

    private static final int WITH_DICTIONARY = 1;

    /** The previous format, gzip. */
    private static final int GZIP = 0x1f;

    private static final int BUFFER = 512;

    private final ObjectMapper json;
    private final byte[] dictionary;

    /** @param dictionary common strings, the most common last */
    PackedJson(ObjectMapper json, String dictionary) {
        this.json = json;
        this.dictionary = dictionary.getBytes(StandardCharsets.UTF_8);
    }

    byte[] write(Object value) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(WITH_DICTIONARY);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setDictionary(dictionary);
        try {
            json.writeValue(new DeflaterOutputStream(bytes, deflater, BUFFER), value);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
    }

    /** Writes the previous format. */
    byte[] writeAsGzip(Object value) {
        var bytes = new ByteArrayOutputStream();
        try {
            json.writeValue(new GZIPOutputStream(bytes), value);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws UncheckedIOException if the bytes are damaged, or in a format that only a later version knows */
    <T> T read(byte[] packed, Class<T> type) {
        var inflater = new Inflater(true);
        inflater.setDictionary(dictionary);
        try {
            return json.readValue(opened(packed, inflater), type);
        } catch (IOException e) {
            throw new UncheckedIOException("What is stored cannot be read", e);
        } finally {
            inflater.end();
        }
    }

    private static InputStream opened(byte[] packed, Inflater inflater) throws IOException {
        return switch (packed[0]) {
            case WITH_DICTIONARY ->
                new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1), inflater, BUFFER);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(packed));
            default -> throw new IOException("Form " + packed[0] + " is unknown");
        };
    }
}
