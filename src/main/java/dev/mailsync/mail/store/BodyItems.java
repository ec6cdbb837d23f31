package dev.mailsync.mail.store;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** Bodies in the item of their mail, or in several of their own where one is too small. */
final class BodyItems {

    static final String BODY = "body";
    static final String PARTS = "parts";

    /** @param parts empty where the body is stored inline */
    record Packed(byte[] inline, List<byte[]> parts) {

        Item in(Item mail) {
            var item = mail.with(BODY, inline);
            return parts.isEmpty() ? item : item.with(PARTS, parts.size());
        }
    }

    private final BodyCodec codec;

    BodyItems(ObjectMapper json) {
        codec = new BodyCodec(json);
    }

    Packed packed(RecordedMail mail) {
        var lists =
                Optional.of(mail.summary()).filter(MailSummary::needsLongLists).map(MailSummary::longLists);
        var compressed =
                codec.compress(new MailBody(mail.body().text(), mail.body().html(), lists));
        return compressed.length <= BodyCodec.LARGEST_INLINE
                ? new Packed(compressed, List.of())
                : new Packed(null, BodyCodec.slices(compressed));
    }

    MailBody read(Item mail, IntFunction<byte[]> part) {
        var compressed = mail.optionalBytes(BODY)
                .orElseGet(() -> BodyCodec.joined(IntStream.range(0, (int) mail.number(PARTS))
                        .mapToObj(part)
                        .toList()));
        return codec.expand(compressed);
    }

    static Write part(RecordedMail mail, int number, byte[] slice) {
        return Write.put(
                Table.SYNCED_MAIL,
                SyncedMailKeys.part(mail.holder(), mail.identity(), number).with(BODY, slice));
    }
}
