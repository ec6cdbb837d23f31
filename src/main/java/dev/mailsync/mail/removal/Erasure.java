package dev.mailsync.mail.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.event.Event;
import dev.mailsync.mail.ListEntry;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.mail.store.ContactItems;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.MailCodec;
import dev.mailsync.mail.store.MailItems;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.dynamo.WriteBatches;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.MailIdentity;

/**
 * Permanently erases single emails. Each leaves a tombstone, from which nothing of it can be read, so that no catch-up,
 * full round or audit brings it back.
 */
@ApplicationScoped
public class Erasure {

    /** Email recorded for the user in the meantime makes an attempt fail. */
    private static final ConflictRetry RETRY =
            new ConflictRetry(30, "An email to erase or release is being changed by many at once");

    private static final int ROWS_PER_TRANSACTION = Dynamo.MAX_TRANSACTION - 2;

    /** As many as an email has joined, plus the one in the old form. */
    private static final int MOST_THREAD_ROWS = ThreadRef.MOST_CORRESPONDENTS + 1;

    private final Dynamo dynamo;
    private final MailItems items;
    private final LedgerStore ledgers;

    public Erasure(Dynamo dynamo, MailCodec codec, LedgerStore ledgers) {
        this.dynamo = dynamo;
        this.items = new MailItems(codec);
        this.ledgers = ledgers;
    }

    /**
     * Can stop at any point and be repeated: the tombstone is written last, together with the count.
     *
     * @param forgotten contacts whose threads are forgotten as well
     * @param further the caller's writes that belong to the same transaction
     * @return whether the email existed
     */
    public boolean erase(MailboxRef holder, MailIdentity identity, Set<Contact> forgotten, Write... further) {
        return RETRY.change(
                        () -> recorded(holder, identity),
                        mail -> erase(holder, identity, mail, forgotten, List.of(further)))
                .isPresent();
    }

    private boolean erase(
            MailboxRef holder, MailIdentity identity, Item mail, Set<Contact> forgotten, List<Write> further) {
        var dependents = new ArrayList<>(items.removable(mail, holder).dependents());
        items.messageRow(mail, holder).ifPresent(dependents::add);
        dependents.removeIf(row -> isDeletedBy(further, row));
        dynamo.deleteAll(Table.SYNCED_MAIL, dependents);
        var writes = new ArrayList<Write>();
        var opened = ledgers.open(holder);
        writes.add(opened.ledger().without(holder.connection()));
        writes.addAll(opened.eventWrites(new Event.MailErased(new MailId(holder.mailbox(), identity))));
        writes.add(Write.put(
                Table.SYNCED_MAIL,
                MailItems.tombstone(holder, identity),
                MailItems.isRecorded().and(MailItems.asRead(mail))));
        if (!forgotten.isEmpty()) {
            writes.addAll(leavingThreads(mail, holder, forgotten));
        }
        writes.addAll(further);
        return dynamo.transact(writes).isEmpty();
    }

    /**
     * Takes an email off a contact's timeline but keeps it. Does nothing while all of the holder's email is being
     * removed.
     */
    public void release(MailboxRef holder, MailIdentity identity, Contact contact) {
        RETRY.change(
                () -> recorded(holder, identity)
                        .filter(mail -> !ledgers.of(holder.connection()).isBeingRemoved()),
                mail -> release(holder, identity, contact, mail));
    }

    private boolean release(MailboxRef holder, MailIdentity identity, Contact contact, Item mail) {
        var stored = items.stored(mail);
        var rest = new TreeSet<>(stored.contacts());
        rest.remove(contact);
        var key = SyncedMailKeys.mail(holder, identity);
        var asRead = MailItems.isRecorded().and(MailItems.asRead(mail));
        // A removal deletes the rows first and the email last, and must not find new rows in between.
        var notRemoved = Write.check(Table.USERS, Ledger.key(holder.connection()), Ledger.notBeingRemoved());
        var rows = items.timelineRows(holder, stored.with(stored.onIt().only(rest)), rest);
        for (var some : WriteBatches.of(rows, ROWS_PER_TRANSACTION)) {
            if (!transacted(some, notRemoved, Write.check(Table.SYNCED_MAIL, key, asRead))) {
                return false;
            }
        }
        var only = Set.of(contact);
        var without = MailItems.changed(ContactItems.leaving(only));
        var writes = new ArrayList<Write>();
        writes.add(Write.update(Table.SYNCED_MAIL, key, without, asRead));
        writes.addAll(leavingThreads(mail, holder, only));
        items.messageRow(mail, holder).ifPresent(row -> writes.add(withoutContacts(row, only)));
        writes.add(Write.delete(Table.SYNCED_MAIL, SyncedMailKeys.timeline(holder, contact, stored.place(), identity)));
        return transacted(writes, notRemoved);
    }

    /** The row by which a caller finds the email is deleted together with it, not earlier. */
    private static boolean isDeletedBy(List<Write> writes, Item row) {
        return writes.stream()
                .anyMatch(write -> write instanceof Write.Delete delete
                        && delete.key().partitionKey().equals(row.partitionKey())
                        && delete.key().sortKey().equals(row.sortKey()));
    }

    /** Takes a row off a timeline, together with its email or because the email no longer exists. */
    public Write dropping(CompanyId company, Contact contact, ListEntry row) {
        return Write.delete(Table.SYNCED_MAIL, Item.key(SyncedMailKeys.contact(company, contact), row.sortKey()));
    }

    public void drop(CompanyId company, Contact contact, ListEntry row) {
        dynamo.transact(List.of(dropping(company, contact, row)));
    }

    private static Write withoutContacts(Item row, Set<Contact> contacts) {
        return Write.update(Table.SYNCED_MAIL, row, ContactItems.leaving(contacts));
    }

    /** For the rows of its conversation that name them. */
    private List<Write> leavingThreads(Item mail, MailboxRef holder, Set<Contact> contacts) {
        var addresses = Contact.addresses(contacts);
        return dynamo.getAll(Table.SYNCED_MAIL, items.threadRows(mail, holder)).stream()
                .filter(row -> row.strings(ContactItems.CONTACTS).stream().anyMatch(addresses::contains))
                .limit(MOST_THREAD_ROWS)
                .map(row -> withoutContacts(row, contacts))
                .toList();
    }

    private boolean transacted(List<? extends Write> writes, Write... conditions) {
        var all = new ArrayList<Write>(List.of(conditions));
        all.addAll(writes);
        return dynamo.transact(all).isEmpty();
    }

    private Optional<Item> recorded(MailboxRef holder, MailIdentity identity) {
        return dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.mail(holder, identity))
                .filter(item -> !item.flag(MailItems.ERASED));
    }
}
