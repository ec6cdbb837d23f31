package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.KnownMail;
import dev.mailsync.mail.ListEntry;
import dev.mailsync.mail.Locator;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.MailWithBody;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.MailIdentity;

/** Reads the recorded email of all mailboxes. Layout: {@link SyncedMailKeys}. */
@ApplicationScoped
public class SyncedMailStore {

    private final Dynamo dynamo;
    private final MailItems items;
    private final BodyItems bodies;

    SyncedMailStore(Dynamo dynamo, MailCodec codec) {
        this.dynamo = dynamo;
        this.items = new MailItems(codec);
        this.bodies = new BodyItems(codec);
    }

    /** Which of these are already recorded or erased. */
    public Map<MailIdentity, KnownMail> known(MailboxRef holder, Collection<MailIdentity> identities) {
        var keys = identities.stream()
                .map(identity -> SyncedMailKeys.mail(holder, identity))
                .toList();
        return dynamo.getAll(Table.SYNCED_MAIL, keys, MailItems.KNOWN).stream()
                .collect(Collectors.toMap(
                        item -> new MailIdentity(item.sortKey().substring(SyncedMailKeys.MAIL.length())),
                        MailItems::known));
    }

    /** The contacts that everybody may see on these emails; emails that are no longer recorded are missing. */
    public Map<MailId, Set<Contact>> contactsOf(CompanyId company, Collection<MailId> ids) {
        var keys = ids.stream().map(id -> SyncedMailKeys.mail(company, id)).toList();
        return dynamo.getAll(Table.SYNCED_MAIL, keys, MailItems.PLACES).stream()
                .filter(MailItems::isRecorded)
                .collect(Collectors.toMap(
                        SyncedMailKeys::idOf, item -> ContactItems.read(item).open()));
    }

    /** An email with its body. The caller decides who may see it. */
    public Optional<MailWithBody> open(CompanyId company, MailId id) {
        return dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.mail(company, id))
                .filter(item -> !item.flag(MailItems.ERASED))
                .map(item -> opened(items.stored(item), bodies.read(item, number -> part(company, id, number))));
    }

    /** An email with its location at Microsoft and all its attachments. */
    public Optional<Locator> place(CompanyId company, MailId id) {
        return dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.mail(company, id))
                .filter(item -> !item.flag(MailItems.ERASED))
                .map(item -> items.placed(item, withAllAttachments(company, id, item)));
    }

    private StoredMail withAllAttachments(CompanyId company, MailId id, Item item) {
        var stored = items.stored(item);
        return stored.summary().mayLackAttachments()
                ? opened(stored, bodies.read(item, number -> part(company, id, number)))
                        .mail()
                : stored;
    }

    private static MailWithBody opened(StoredMail stored, MailBody body) {
        return new MailWithBody(body.longLists().map(stored::with).orElse(stored), body);
    }

    /** A user's own email, newest first. {@code before} is a {@link ListEntry#sortKey()}. */
    public List<ListEntry> ownedBy(ConnectionId owner, Optional<String> before, int limit) {
        var query = Query.of(Table.SYNCED_MAIL, Table.Index.BY_USER, owner.value())
                .newestFirst()
                .limit(limit);
        return list(before.map(query::before).orElse(query), Table.Index.BY_USER.sortKey());
    }

    /**
     * A user's own email received before a time, oldest first.
     *
     * @param after a {@link ListEntry#sortKey()}: the index may still list what was just removed
     */
    public List<ListEntry> receivedBefore(ConnectionId owner, Instant time, Optional<String> after, int limit) {
        var sortKey = Table.Index.BY_USER.sortKey();
        var oldest =
                Query.of(Table.SYNCED_MAIL, Table.Index.BY_USER, owner.value()).limit(limit);
        var bound = SyncedMailKeys.moment(time);
        return list(after.map(oldest::after).orElseGet(() -> oldest.before(bound)), sortKey).stream()
                .takeWhile(row -> row.sortKey().compareTo(bound) < 0)
                .toList();
    }

    /** The rows of a contact's timeline, newest first; rows of the holders of one email are adjacent. */
    public List<ListEntry> timeline(CompanyId company, Contact contact, Optional<String> before, int limit) {
        var query = Query.of(Table.SYNCED_MAIL, SyncedMailKeys.contact(company, contact))
                .newestFirst()
                .limit(limit);
        return list(before.map(query::before).orElse(query), Table.SORT_KEY);
    }

    /** The rows that the holders of one email have on a contact's timeline. */
    public List<ListEntry> timelineRows(CompanyId company, Contact contact, String identityKey) {
        return list(
                Query.of(Table.SYNCED_MAIL, SyncedMailKeys.contact(company, contact))
                        .beginningWith(identityKey + "#"),
                Table.SORT_KEY);
    }

    /** The contacts whose timelines show email of this mailbox. */
    public Set<Contact> contacts(MailboxRef holder) {
        var contacts = new TreeSet<Contact>();
        // For an email to very many contacts, a conversation names only some of them.
        for (var rows : List.of(SyncedMailKeys.THREAD, SyncedMailKeys.MESSAGE)) {
            var named = mailbox(holder).beginningWith(rows).only(ContactItems.CONTACTS, ContactItems.BLIND);
            dynamo.each(named, item -> contacts.addAll(ContactItems.everybody(item)));
        }
        return contacts;
    }

    /** Some of a mailbox's recorded email, to be removed, including tombstones; empty when none is left. */
    public List<RowGroup> removable(MailboxRef holder, Optional<String> after, int limit) {
        var mails = mailbox(holder).after(after.orElse(SyncedMailKeys.MAIL));
        return removable(mails, holder, limit).stream()
                .takeWhile(it -> it.row().sortKey().startsWith(SyncedMailKeys.MAIL))
                .toList();
    }

    /**
     * What remains of a mailbox once its email is removed: threads, and rows written ahead but never committed.
     * Tombstones stay.
     */
    public List<RowGroup> remains(MailboxRef holder, int limit) {
        var before = removable(mailbox(holder).before(SyncedMailKeys.MAIL), holder, limit);
        return before.isEmpty() ? removable(mailbox(holder).after(SyncedMailKeys.MAIL + "~"), holder, limit) : before;
    }

    private List<RowGroup> removable(Query rows, MailboxRef holder, int limit) {
        return dynamo.page(rows.only(MailItems.REMOVABLE).limit(limit)).stream()
                .map(item -> items.removable(item, holder))
                .toList();
    }

    private static Query mailbox(MailboxRef holder) {
        return Query.of(Table.SYNCED_MAIL, SyncedMailKeys.mailbox(holder));
    }

    private byte[] part(CompanyId company, MailId id, int number) {
        return dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.part(company, id, number))
                .orElseThrow(() -> new IllegalStateException("Part " + number + " of a body is missing"))
                .bytes(BodyItems.BODY);
    }

    private List<ListEntry> list(Query query, String sortKey) {
        return dynamo.page(query).stream()
                .map(item -> new ListEntry(items.stored(item), item.string(sortKey)))
                .toList();
    }
}
