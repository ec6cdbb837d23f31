package dev.mailsync.mail.store;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** Stores bodies in the item of their email, or in several items of their own if they are too large for one. */
final class BodyItems {

    /** Small enough to share the email's item with everything else about it, within DynamoDB's limit of 400 KB. */
    static final int LARGEST_INLINE = 100_000;

    static final int SLICE = 350_000;

    static final String BODY = "body";
    static final String PARTS = "parts";

    /** @param parts empty if the body is stored inline */
    record Packed(byte[] inline, List<byte[]> parts) {

        Item in(Item mail) {
            var item = mail.with(BODY, inline);
            return parts.isEmpty() ? item : item.with(PARTS, parts.size());
        }
    }

    private final MailCodec codec;

    BodyItems(MailCodec codec) {
        this.codec = codec;
    }

    Packed packed(RecordedMail mail) {
        var lists =
                Optional.of(mail.summary()).filter(MailSummary::needsLongLists).map(MailSummary::longLists);
        var compressed = codec.body(new MailBody(mail.body().text(), mail.body().html(), lists));
        return compressed.length <= LARGEST_INLINE
                ? new Packed(compressed, List.of())
                : new Packed(null, slices(compressed));
    }

    MailBody read(Item mail, IntFunction<byte[]> part) {
        var compressed = mail.optionalBytes(BODY)
                .orElseGet(() -> joined(IntStream.range(0, (int) mail.number(PARTS))
                        .mapToObj(part)
                        .toList()));
        return codec.body(compressed);
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

    static Write part(RecordedMail mail, int number, byte[] slice) {
        return Write.put(
                Table.SYNCED_MAIL,
                SyncedMailKeys.part(mail.holder(), mail.identity(), number).with(BODY, slice));
    }
}
