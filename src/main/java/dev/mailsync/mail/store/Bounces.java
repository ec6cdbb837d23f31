package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.event.Event;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.MailIdentity;

/**
 * Marks an email as undelivered before the bounce that says so is recorded; if a worker dies in between, both steps are
 * repeated. If the bounce is recorded before the email, because a thread of its lead was already known, the row of the
 * Message-ID keeps the mark until the email arrives. Both write that row under a condition, so that neither overlooks
 * the other.
 */
final class Bounces {

    private static final String BOUNCED_AT = "bouncedAt";

    /** Only one at a time succeeds; a user's email is hardly ever changed by more than two at once. */
    private static final ConflictRetry RETRY =
            new ConflictRetry(30, "An email that bounced is being changed by many at once");

    /** Leaves room for the ledger, the email itself and the event. */
    private static final int ROWS_PER_TRANSACTION = Dynamo.MAX_TRANSACTION - 5;

    private final Dynamo dynamo;
    private final MailItems items;
    private final LedgerStore ledgers;

    Bounces(Dynamo dynamo, MailItems items, LedgerStore ledgers) {
        this.dynamo = dynamo;
        this.items = items;
        this.ledgers = ledgers;
    }

    /** Does nothing if the bounced email was erased or already marked, or if the generation is over. */
    void note(RecordedMail bounce, long generation) {
        var referred = bounce.thread().referred();
        if (referred.isEmpty()) {
            return;
        }
        // The last reference of a bounce is the email it answers; the others came earlier in the thread.
        var key = SyncedMailKeys.message(bounce.holder(), referred.getLast());
        var at = bounce.summary().receivedAt();
        dynamo.get(Table.SYNCED_MAIL, key)
                .flatMap(Threads::mailOf)
                .or(() -> announced(bounce.holder(), key, at, generation))
                .ifPresent(identity ->
                        mark(bounce.holder(), SyncedMailKeys.mail(bounce.holder(), identity), at, generation));
    }

    /** @return the email, if it has just been recorded */
    private Optional<MailIdentity> announced(MailboxRef holder, Item messageRow, Instant at, long generation) {
        var refused = dynamo.transact(List.of(
                Write.check(Table.USERS, Ledger.key(holder.connection()), Ledger.ifGeneration(generation)),
                Write.update(
                        Table.SYNCED_MAIL,
                        messageRow,
                        UpdateExpression.empty().set(BOUNCED_AT, at.toString()),
                        Threads.isOfNoMail().and(new Condition.Absent(BOUNCED_AT)))));
        return refused.isEmpty()
                ? Optional.empty()
                : dynamo.get(Table.SYNCED_MAIL, messageRow).flatMap(Threads::mailOf);
    }

    /** The condition for recording an email, if any: no bounce has left a mark that the email doesn't carry yet. */
    static Optional<Write> nothingLeftFor(RecordedMail mail) {
        var mayBounce =
                mail.summary().direction() == Direction.SENT && mail.summary().bouncedAt() == null;
        return mail.thread()
                .message()
                .filter(it -> mayBounce && !mail.contacts().isEmpty())
                .map(it -> Write.check(
                        Table.SYNCED_MAIL,
                        SyncedMailKeys.message(mail.holder(), it),
                        new Condition.Absent(BOUNCED_AT)));
    }

    /** The email with the mark that was left for it, if any. */
    RecordedMail withMark(RecordedMail mail) {
        return mail.thread()
                .message()
                .flatMap(it -> dynamo.get(Table.SYNCED_MAIL, SyncedMailKeys.message(mail.holder(), it)))
                .filter(row -> row.has(BOUNCED_AT))
                .map(row -> mail.bounced(row.instant(BOUNCED_AT)))
                .orElse(mail);
    }

    private void mark(MailboxRef holder, Item key, Instant at, long generation) {
        RETRY.change(
                () -> markable(key)
                        .filter(mail -> ledgers.of(holder.connection()).generation() == generation),
                mail -> write(holder, mail, at, generation));
    }

    private Optional<Item> markable(Item key) {
        return dynamo.get(Table.SYNCED_MAIL, key)
                .filter(MailItems::isRecorded)
                .filter(item -> isSentAndNotMarked(items.stored(item).summary()));
    }

    private static boolean isSentAndNotMarked(MailSummary summary) {
        return summary.direction() == Direction.SENT && summary.bouncedAt() == null;
    }

    private boolean write(MailboxRef holder, Item mail, Instant at, long generation) {
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
