package dev.mailsync.mail.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mailsync.mail.KnownMail;
import dev.mailsync.mail.Locator;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.platform.identity.Participant;
import dev.mailsync.platform.identity.UserId;

import static dev.mailsync.mail.store.BodyItems.PARTS;
import static dev.mailsync.mail.store.ContactItems.BLIND;
import static dev.mailsync.mail.store.ContactItems.CONTACTS;

/** Maps recorded email to items and back. For their keys see {@link SyncedMailKeys}. */
public final class MailItems {

    public static final String ERASED = "erased";
    static final String[] PLACES = {Table.PARTITION_KEY, Table.SORT_KEY, CONTACTS, BLIND, "summary"};
    static final String[] KNOWN = {Table.SORT_KEY, CONTACTS, ERASED};
    static final String[] REMOVABLE = {Table.PARTITION_KEY, Table.SORT_KEY, "sentAt", CONTACTS, "parts", ERASED};

    private static final String CHANGES = "changes";
    private static final String HOLDER = "holder";
    private static final String SUMMARY = "summary";

    /** Its position on timelines, which for most email is the Date. */
    private static final String SENT_AT = "sentAt";

    private static final String IMMUTABLE_ID = "immutableId";

    private final MailCodec codec;

    public MailItems(MailCodec codec) {
        this.codec = codec;
    }

    /** @param stored of the email */
    Item mail(RecordedMail mail, StoredMail stored, BodyItems.Packed body) {
        var holder = mail.holder();
        var item = listed(SyncedMailKeys.mail(holder, mail.identity()), stored)
                .with(Table.Index.BY_USER.partitionKey(), holder.connection().value())
                .with(
                        Table.Index.BY_USER.sortKey(),
                        SyncedMailKeys.timelineSort(mail.summary().receivedAt(), mail.identity()) + "#"
                                + holder.mailbox().value())
                .with(IMMUTABLE_ID, mail.immutableId());
        return body.in(item);
    }

    /** Replaces an email that may never be recorded again. Nothing of the email can be read from it. */
    public static Item tombstone(MailboxRef holder, MailIdentity identity) {
        return SyncedMailKeys.mail(holder, identity).with(ERASED, true);
    }

    public static Condition isRecorded() {
        return new Condition.Present(SUMMARY);
    }

    /** The row exists, and no erasure has replaced it with a tombstone. */
    public static Condition isStillMail() {
        return Condition.existingItem().and(new Condition.Absent(ERASED));
    }

    public static boolean isRecorded(Item mail) {
        return mail.has(SUMMARY);
    }

    /** The contacts of the email have not changed since it was read. */
    public static Condition asRead(Item mail) {
        return mail.has(CHANGES)
                ? Condition.equal(CHANGES, Item.number(mail.number(CHANGES)))
                : new Condition.Absent(CHANGES);
    }

    UpdateExpression summary(MailSummary summary) {
        return UpdateExpression.empty().set(SUMMARY, codec.summary(summary.shortened()));
    }

    /** Belongs to every change of an email's contacts. */
    public static UpdateExpression changed(UpdateExpression expression) {
        return expression.add(CHANGES, 1);
    }

    static KnownMail known(Item item) {
        return new KnownMail(Contact.all(item.strings(CONTACTS)), item.flag(ERASED));
    }

    /** One timeline row per contact; each row names all contacts of the email. */
    public List<Write.Put> timelineRows(MailboxRef holder, StoredMail mail, Collection<Contact> contacts) {
        // Made once: of an email to a thousand leads, each row would be as large as all their addresses.
        var same = listed(Item.key("same", "same"), mail);
        return contacts.stream()
                .map(contact -> SyncedMailKeys.timeline(
                        holder, contact, mail.place(), mail.id().identity()))
                .map(key -> new Write.Put(Table.SYNCED_MAIL, same.at(key), Optional.empty()))
                .toList();
    }

    /** Lets a removal find the rows of an email whose own row was never written. Attempts accumulate. */
    Write announcement(MailboxRef holder, StoredMail mail, int parts) {
        var expression =
                UpdateExpression.empty().set(SENT_AT, mail.place().toString()).set(PARTS, parts);
        return Write.update(
                Table.SYNCED_MAIL,
                SyncedMailKeys.ahead(holder, mail.id().identity()),
                ContactItems.adding(expression, CONTACTS, mail.contacts()));
    }

    /** @param row of an email, or any other row of a mailbox, which has no dependents */
    public RowGroup removable(Item row, MailboxRef holder) {
        var dependents = new ArrayList<Item>();
        var sort = row.sortKey();
        if (sort.startsWith(SyncedMailKeys.MAIL) || sort.startsWith(SyncedMailKeys.AHEAD)) {
            var identity = new MailIdentity(sort.substring(sort.indexOf('#') + 1));
            for (var contact : Contact.all(row.strings(CONTACTS))) {
                dependents.add(SyncedMailKeys.timeline(holder, contact, row.instant(SENT_AT), identity));
            }
            for (int part = 0; part < row.count(PARTS); part++) {
                dependents.add(SyncedMailKeys.part(holder, identity, part));
            }
        }
        return new RowGroup(Item.key(row.partitionKey(), sort), dependents, row.flag(ERASED));
    }

    /** The row by which emails that refer to this one find its contacts. */
    public Optional<Item> messageRow(Item mail, MailboxRef holder) {
        return ThreadRef.of(summary(mail)).message().map(it -> SyncedMailKeys.message(holder, it));
    }

    /** The rows where the email may have left its contacts for later emails in its conversation. */
    public List<Item> threadRows(Item mail, MailboxRef holder) {
        var summary = summary(mail);
        var conversation = ThreadRef.of(summary).conversation();
        // A contact may have been in Reply-To only, which a summary doesn't hold.
        var ofParticipants = Stream.concat(
                        summary.everybody().map(Participant::normalized), mail.strings(CONTACTS).stream())
                .distinct()
                .map(it -> SyncedMailKeys.participant(holder, conversation, ThreadRef.participant(it)));
        return Stream.concat(Stream.of(SyncedMailKeys.thread(holder, conversation)), ofParticipants)
                .toList();
    }

    public StoredMail stored(Item item) {
        var summary = summary(item);
        return new StoredMail(
                SyncedMailKeys.idOf(item),
                new UserId(item.string(HOLDER)),
                summary,
                item.has(SENT_AT) ? item.instant(SENT_AT) : summary.sentAt(),
                ContactItems.read(item));
    }

    Locator placed(Item item, StoredMail mail) {
        return new Locator(mail, item.string(IMMUTABLE_ID));
    }

    private Item listed(Item key, StoredMail mail) {
        var row = key.with(HOLDER, mail.holder().value())
                .with(SENT_AT, mail.place())
                .with(SUMMARY, codec.summary(mail.summary().shortened()));
        return ContactItems.written(row, mail.onIt());
    }

    private MailSummary summary(Item item) {
        return codec.summary(item.attributes().get(SUMMARY));
    }
}
