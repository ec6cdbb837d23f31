package dev.mailsync.mail.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.mail.MailBody;

/** Bodies as compressed bytes, and those in slices that an item can hold. */
final class BodyCodec {

    /** Small enough to share the item of the mail with everything else about it, within DynamoDB's 400 KB. */
    static final int LARGEST_INLINE = 100_000;

    static final int SLICE = 350_000;

    // What we wrote ourselves we read, however long: by default Jackson refuses texts of more than 20 million
    // characters.
    private static final StreamReadConstraints ANY_LENGTH =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    private final ObjectMapper json;

    BodyCodec(ObjectMapper json) {
        this.json = json.copyWith(
                JsonFactory.builder().streamReadConstraints(ANY_LENGTH).build());
    }

    byte[] compress(MailBody body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            json.writeValue(gzip, body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    MailBody expand(byte[] compressed) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return json.readValue(gzip, MailBody.class);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored body cannot be read", e);
        }
    }

    static List<byte[]> slices(byte[] compressed) {
        var slices = new ArrayList<byte[]>();
        for (int from = 0; from < compressed.length; from += SLICE) {
            slices.add(Arrays.copyOfRange(compressed, from, Math.min(compressed.length, from + SLICE)));
        }
        return slices;
    }

    static byte[] joined(List<byte[]> slices) {
        var bytes = new ByteArrayOutputStream();
        slices.forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
