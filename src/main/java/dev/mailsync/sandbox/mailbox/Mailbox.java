package dev.mailsync.sandbox.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.message.Ids;
import dev.mailsync.sandbox.mailbox.message.ItemIds;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mailbox.message.Sequence;

/** One mailbox with its folders and email. Every change gets a number and is reported to the one listener, in order. */
public final class Mailbox {

    private Account account;
    private final Ids ids;
    private final Clock clock;
    private final Consumer<Change> changes;
    private final Consumer<Mail> transport;
    private final Sequence sequence = new Sequence();
    private final Folders folders;
    private final Items items = new Items(sequence);
    private final Conversations conversations;

    Mailbox(Account account, Ids ids, Clock clock, Consumer<Change> changes, Consumer<Mail> transport) {
        this.account = account;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.transport = transport;
        this.folders = new Folders(ids, sequence);
        this.conversations = new Conversations(ids);
    }

    public synchronized Account account() {
        return account;
    }

    /** From now on, this mailbox receives email to this address as well. */
    public synchronized void addAlias(String alias) {
        account = account.with(alias);
    }

    public synchronized Folder folder(WellKnown name) {
        return folders.get(name);
    }

    /** @param nameOrId a well-known name or an id */
    public synchronized Optional<Folder> folder(String nameOrId) {
        return folders.find(nameOrId);
    }

    public synchronized List<Folder> children(Folder parent) {
        return folders.children(parent);
    }

    /** The child with that name, created if missing. */
    public synchronized Folder childNamed(String displayName, Folder parent) {
        return folders.childNamed(displayName, parent, sequence);
    }

    public synchronized boolean isWithin(Folder folder, Folder ancestor) {
        return folders.isWithin(folder, ancestor);
    }

    public synchronized Folder renameFolder(Folder folder, String displayName) {
        return folders.replace(folder.named(displayName), sequence);
    }

    public synchronized Folder moveFolder(Folder folder, Folder parent) {
        return folders.replace(folder.in(parent), sequence);
    }

    /** Moves a folder with its subfolders and email to Deleted Items, or deletes it from there permanently. */
    public synchronized void deleteFolder(Folder folder) {
        var bin = folders.get(WellKnown.DELETEDITEMS);
        if (folders.isWithin(folder, bin)) {
            folders.downFrom(folder).forEach(this::destroy);
        } else {
            var name = folders.freeName(folder.displayName(), bin);
            folders.replace(folder.named(name).in(bin), sequence);
        }
    }

    private void destroy(Folder folder) {
        items(folder).forEach(item -> relocate(item, item, folders.get(WellKnown.RECOVERABLEITEMSDELETIONS)));
        folders.remove(folder, sequence);
    }

    /** The emails with this Message-ID, latest first. */
    public synchronized List<Item> itemsWithMessageId(String messageId) {
        return items().reversed().stream()
                .filter(item -> item.messageId().equals(messageId))
                .toList();
    }

    /** @throws UnknownItemException if there is none, as all methods do that take an id, in either form */
    public synchronized Item item(String id) {
        return items.get(id);
    }

    /** All email except what was permanently deleted. */
    public synchronized List<Item> items() {
        var gone = folders.get(WellKnown.RECOVERABLEITEMSDELETIONS).id();
        return items.all().stream()
                .filter(item -> !item.folderId().equals(gone))
                .toList();
    }

    public synchronized List<Item> items(Folder folder) {
        return items.all().stream()
                .filter(item -> item.folderId().equals(folder.id()))
                .toList();
    }

    /** An email arrives or otherwise appears in a folder. */
    public synchronized Item deliver(Mail mail, Folder folder, Marks marks) {
        var now = now();
        var stamped = mail.completed(ids.messageId(), now);
        var completed = marks.draft() ? stamped : stamped.transported();
        var thread = conversations.join(completed, now);
        var identity = new ItemIds(ids.immutableId(), ids.ordinaryId());
        var item = Item.fresh(identity, folder, completed, marks, thread, now, ids.changeKey());
        enter(item);
        return item;
    }

    public synchronized Item change(String id, UnaryOperator<Marks> marks, UnaryOperator<Mail> mail) {
        var before = items.get(id);
        var after = before.marked(marks.apply(before.marks()))
                .saying(mail.apply(before.mail()))
                .version(ids.changeKey(), now());
        items.replace(after);
        folders.log().updated(after.folderId(), sequence.next());
        tell(Change.Kind.UPDATED, after, true);
        return after;
    }

    public synchronized Item move(String id, Folder target) {
        var before = items.get(id);
        return relocate(before, before, target);
    }

    public synchronized Item copy(String id, Folder target) {
        var original = items.get(id);
        return deliver(original.mail(), target, original.marks());
    }

    /** Like the Delete key: moves to Deleted Items, and from there to where only recovery finds it. */
    public synchronized void delete(String id) {
        var item = items.get(id);
        if (isIn(item, WellKnown.RECOVERABLEITEMSDELETIONS)) {
            items.leave(item, LogEntry.Reason.DELETED);
        } else {
            var fromBin = isIn(item, WellKnown.DELETEDITEMS);
            move(id, folders.get(fromBin ? WellKnown.RECOVERABLEITEMSDELETIONS : WellKnown.DELETEDITEMS));
        }
    }

    private boolean isIn(Item item, WellKnown name) {
        return folders.get(name).id().equals(item.folderId());
    }

    /**
     * Sends a draft, once. It keeps its immutable id in Sent Items and is delivered to recipients with a mailbox here.
     */
    public Optional<Item> send(String id) {
        return send(id, Sending.Manner.USUAL);
    }

    Optional<Item> send(String id, Sending.Manner manner) {
        var sent = moveToSent(id, manner);
        sent.map(Item::mail).ifPresent(transport);
        return sent;
    }

    /** Sends without saving a copy. */
    public void sendUnsaved(Mail mail) {
        var now = now();
        var completed = mail.completed(ids.messageId(), now);
        transport.accept(completed.sent(completed.correspondents().writtenBy(account.address()), now));
    }

    private synchronized Optional<Item> moveToSent(String id, Sending.Manner manner) {
        var draft = items.get(id);
        // A draft that was deleted while it waited is no longer sent.
        if (!draft.marks().draft() || manner != Sending.Manner.USUAL && isIn(draft, WellKnown.DELETEDITEMS)) {
            return Optional.empty();
        }
        var now = now();
        var mail = draft.mail().sent(draft.mail().correspondents().writtenBy(account.address()), now);
        var kept = manner.losesProperties() ? mail.having(Map.of()) : mail;
        var same = manner.newIds() ? draft.called(new ItemIds(ids.immutableId(), ids.ordinaryId())) : draft;
        var sent = same.saying(kept).marked(Marks.READ).receivedAt(now);
        return Optional.of(relocate(draft, sent, folders.get(WellKnown.SENTITEMS)));
    }

    public synchronized long lastChange() {
        return sequence.last();
    }

    public synchronized List<Changed> changes(Folder folder, long since) {
        return items.since(folder.id(), since);
    }

    public synchronized List<LogEntry> folderChanges(long since) {
        return folders.log().since(since);
    }

    /** Notifies an email's subscribers again, as Graph is known to do. */
    public synchronized void repeat(String id) {
        tell(Change.Kind.CREATED, items.get(id), true);
    }

    private Item relocate(Item before, Item after, Folder target) {
        var moved = after.in(target, ids.ordinaryId()).version(ids.changeKey(), now());
        items.leave(before, target.is(WellKnown.DELETEDITEMS) ? LogEntry.Reason.CHANGED : LogEntry.Reason.DELETED);
        folders.log().updated(before.folderId(), sequence.next());
        var gone = target.is(WellKnown.RECOVERABLEITEMSDELETIONS);
        tell(Change.Kind.DELETED, before, gone);
        if (gone) {
            items.enter(moved);
        } else {
            enter(moved);
        }
        return moved;
    }

    private void enter(Item item) {
        items.enter(item);
        folders.log().updated(item.folderId(), sequence.next());
        tell(Change.Kind.CREATED, item, true);
    }

    private void tell(Change.Kind kind, Item item, boolean everywhere) {
        changes.accept(new Change(account, kind, item, everywhere));
    }

    // Exchange reports whole seconds.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
