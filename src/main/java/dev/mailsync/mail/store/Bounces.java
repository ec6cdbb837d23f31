package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

import dev.mailsync.event.Event;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/**
 * Marks the mail that did not arrive, before the bounce that says so is recorded: whoever dies in between does both again. A
 * bounce is found in a thread only once the mail that it is about is recorded.
 */
final class Bounces {

    /** One at a time gets through; the mail of a user is hardly ever changed by more than two. */
    private static final int ATTEMPTS = 30;

    /** With room for the ledger, the mail itself, and the event. */
    private static final int ROWS_PER_TRANSACTION = Dynamo.MAX_TRANSACTION - 5;

    private final Dynamo dynamo;
    private final MailItems items;
    private final Ledgers ledgers;

    Bounces(Dynamo dynamo, MailItems items, Ledgers ledgers) {
        this.dynamo = dynamo;
        this.items = items;
        this.ledgers = ledgers;
    }

    /** Does nothing if the mail that bounced was not recorded, or has been marked before, or the generation is over. */
    void note(RecordedMail bounce, long generation) {
        var referred = bounce.thread().referred();
        if (referred.isEmpty()) {
            return;
        }
        // What a bounce refers to last is what it answers; the others came before in the thread.
        dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.message(bounce.holder(), referred.getLast()))
                .flatMap(Threads::mailOf)
                .ifPresent(identity -> mark(
                        bounce.holder(),
                        SyncedMailKeys.mail(bounce.holder(), identity),
                        bounce.summary().receivedAt(),
                        generation));
    }

    private void mark(MailboxRef holder, Item key, Instant at, long generation) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var mail = markable(key);
            if (mail.isEmpty() || ledgers.of(holder.connection()).generation() != generation) {
                return;
            }
            if (marked(holder, mail.get(), at, generation)) {
                return;
            }
        }
        throw new IllegalStateException("An email that bounced is being changed by many at once");
    }

    private Optional<Item> markable(Item key) {
        return dynamo.get(Table.SYNCED_MAIL, key)
                .filter(MailItems::isRecorded)
                .filter(item -> isSentAndNotMarked(items.stored(item).summary()));
    }

    private static boolean isSentAndNotMarked(MailSummary summary) {
        return summary.direction() == Direction.SENT && summary.bouncedAt() == null;
    }

    private boolean marked(MailboxRef holder, Item mail, Instant at, long generation) {
        var stored = items.stored(mail);
        var change = items.summary(stored.summary().bounced(at));
        var opened = ledgers.open(holder);
        var writes = new ArrayList<Write>();
        writes.add(Write.check(Table.USERS, Ledger.key(holder.connection()), Ledger.ifGeneration(generation)));
        writes.add(Write.update(
                Table.SYNCED_MAIL,
                Item.key(mail.partitionKey(), mail.sortKey()),
                MailItems.changed(change),
                MailItems.isRecorded().and(MailItems.asRead(mail))));
        stored.contacts().stream()
                .limit(ROWS_PER_TRANSACTION)
                .map(contact -> SyncedMailKeys.timeline(
                        holder, contact, stored.place(), stored.id().identity()))
                .map(row -> Write.update(Table.SYNCED_MAIL, row, change, Condition.existingItem()))
                .forEach(writes::add);
        writes.addAll(opened.eventWrites(new Event.MailBounced(stored.id())));
        return dynamo.transact(writes).isEmpty();
    }
}
