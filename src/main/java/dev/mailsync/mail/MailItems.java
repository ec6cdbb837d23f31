package dev.mailsync.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.MailId;
import dev.mailsync.identity.MailIdentity;
import dev.mailsync.identity.UserId;

/** Recorded mail as items and back. Where they stand: {@link Rows}. */
final class MailItems {

    static final String BODY = "body";

    static final String[] REMOVABLE = {Table.PARTITION_KEY, Table.SORT_KEY, "sentAt", "leads", "parts"};

    private static final String PARTS = "parts";
    private static final String MAIL_ID = "mailId";
    private static final String HOLDER = "holder";
    private static final String SUMMARY = "summary";
    private static final String IMMUTABLE_ID = "immutableId";
    private static final String LEADS = "leads";
    private static final String SENT_AT = "sentAt";

    /** @param parts empty where the body is stored inline */
    record PackedBody(byte[] inline, List<byte[]> parts) {}

    private final ObjectMapper json;
    private final BodyCodec bodies;

    MailItems(ObjectMapper json) {
        this.json = json;
        this.bodies = new BodyCodec(json);
    }

    PackedBody body(RecordedMail mail) {
        var lists = Optional.of(mail.summary()).filter(MailSummary::isLong).map(MailSummary::longLists);
        var compressed =
                bodies.compress(new MailBody(mail.body().text(), mail.body().html(), lists));
        return compressed.length <= BodyCodec.LARGEST_INLINE
                ? new PackedBody(compressed, List.of())
                : new PackedBody(null, BodyCodec.slices(compressed));
    }

    MailBody body(Item mail, IntFunction<byte[]> part) {
        var compressed = mail.optionalBytes(BODY)
                .orElseGet(() -> BodyCodec.joined(IntStream.range(0, (int) mail.number(PARTS))
                        .mapToObj(part)
                        .toList()));
        return bodies.expand(compressed);
    }

    Item mail(RecordedMail mail, PackedBody body) {
        var holder = mail.holder();
        var item = listed(Rows.mail(holder.company(), holder.mailbox(), mail.identity()), mail)
                .with(Table.Index.BY_USER.partitionKey(), holder.connection().value())
                .with(
                        Table.Index.BY_USER.sortKey(),
                        Rows.timelineSort(mail.summary().receivedAt(), mail.identity()) + "#"
                                + holder.mailbox().value())
                .with(IMMUTABLE_ID, mail.immutableId())
                .with("references", String.join(" ", mail.references()))
                .with(BODY, body.inline());
        return body.parts().isEmpty() ? item : item.with(PARTS, body.parts().size());
    }

    Write part(RecordedMail mail, int number, byte[] slice) {
        var holder = mail.holder();
        return Write.put(
                Table.SYNCED_MAIL,
                Rows.part(holder.company(), holder.mailbox(), mail.identity(), number)
                        .with(BODY, slice));
    }

    /** For each lead its row on the timeline, and the mark that it has mail from this mailbox. */
    List<Write> timelineRows(RecordedMail mail, Collection<LeadId> leads) {
        var holder = mail.holder();
        var writes = new ArrayList<Write>();
        for (var lead : leads) {
            var row = Rows.timeline(holder.company(), lead, mail.summary().sentAt(), mail.identity(), holder.mailbox());
            writes.add(Write.put(Table.SYNCED_MAIL, listed(row, mail)));
            writes.add(Write.put(Table.SYNCED_MAIL, Rows.leadMark(holder.company(), holder.mailbox(), lead)));
        }
        return writes;
    }

    Item announcementKey(RecordedMail mail) {
        return Rows.ahead(mail.holder().company(), mail.holder().mailbox(), mail.identity());
    }

    /** Lets a removal find the rows of a mail whose own row was never written. Attempts add up. */
    Write announcement(RecordedMail mail, PackedBody body) {
        var expression = Expression.nothing()
                .set(SENT_AT, mail.summary().sentAt().toString())
                .set(PARTS, body.parts().size());
        var leads = mail.leads().stream().map(LeadId::value).toList();
        return Write.update(
                Table.SYNCED_MAIL,
                announcementKey(mail),
                leads.isEmpty() ? expression : expression.add(LEADS, Item.texts(leads)));
    }

    /** @param row of a mail, or any other of a mailbox, which then has no dependents */
    Removable removable(Item row, MailboxRef holder) {
        var dependents = new ArrayList<Item>();
        var sort = row.sortKey();
        if (sort.startsWith(Rows.MAIL) || sort.startsWith(Rows.AHEAD)) {
            var identity = new MailIdentity(sort.substring(sort.indexOf('#') + 1));
            for (var lead : row.strings(LEADS)) {
                dependents.add(Rows.timeline(
                        holder.company(), new LeadId(lead), row.instant(SENT_AT), identity, holder.mailbox()));
            }
            for (int part = 0; part < row.count(PARTS); part++) {
                dependents.add(Rows.part(holder.company(), holder.mailbox(), identity, part));
            }
        }
        return new Removable(Item.key(row.partitionKey(), sort), dependents);
    }

    StoredMail stored(Item item) {
        return new StoredMail(
                MailId.parse(item.string(MAIL_ID)).orElseThrow(),
                new UserId(item.string(HOLDER)),
                summary(item),
                item.strings(LEADS).stream().map(LeadId::new).collect(Collectors.toSet()));
    }

    PlacedMail placed(Item item, StoredMail mail) {
        return new PlacedMail(mail, item.string(IMMUTABLE_ID));
    }

    private Item listed(Item key, RecordedMail mail) {
        return key.with(MAIL_ID, mail.id().toString())
                .with(HOLDER, mail.holder().user().value())
                .with(SENT_AT, mail.summary().sentAt())
                .with(SUMMARY, write(mail.summary().shortened()))
                .with(LEADS, mail.leads().stream().map(LeadId::value).toList());
    }

    private MailSummary summary(Item item) {
        try {
            return json.readValue(item.string(SUMMARY), MailSummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored summary cannot be read", e);
        }
    }

    private String write(MailSummary summary) {
        try {
            return json.writeValueAsString(summary);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
