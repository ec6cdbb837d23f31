package dev.mailsync.mail.removal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.MailItems;
import dev.mailsync.mail.store.RowGroup;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.Deadline;

/**
 * Removes all of a user's recorded email, from the timelines as well. Can stop at any point and continue: each email's
 * own row is deleted last and together with the count, so that progress and receipt are exact.
 */
@ApplicationScoped
public class Removal {

    private static final int MAILS_AT_A_TIME = 25;
    private static final int REMAINS_AT_A_TIME = 100;

    private final Dynamo dynamo;
    private final SyncedMailStore mails;
    private final LedgerStore ledgers;
    private final Clock clock;

    Removal(Dynamo dynamo, SyncedMailStore mails, LedgerStore ledgers, Clock clock) {
        this.dynamo = dynamo;
        this.mails = mails;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /**
     * Removes until everything is gone or the time is up.
     *
     * @return the write that issues the receipt, to be made together with the change of status; empty if there is more
     *     to do
     */
    public Optional<Write> run(CompanyId company, UserId user, Deadline deadline) {
        return run(company, user, deadline, deadline);
    }

    /**
     * The same in pieces.
     *
     * @param piece when others should have their turn, once some progress is made
     * @param deadline to pass over what stays, such as many tombstones, there is more time
     */
    public Optional<Write> run(CompanyId company, UserId user, Deadline piece, Deadline deadline) {
        var connection = ConnectionId.of(company, user);
        var ledger = ledgers.of(connection);
        for (var mailbox : ledger.mailboxes()) {
            var holder = MailboxRef.of(company, user, mailbox);
            if (!removeMails(holder, ledger.generation(), piece, deadline) || !removeRemains(holder, piece)) {
                return Optional.empty();
            }
        }
        return Optional.of(ledger.removalDone(connection, clock.instant()));
    }

    private boolean removeMails(MailboxRef holder, long generation, Deadline piece, Deadline deadline) {
        Optional<String> position = Optional.empty();
        var end = deadline;
        while (!end.isNear()) {
            var some = mails.removable(holder, position, MAILS_AT_A_TIME);
            if (some.isEmpty()) {
                return true;
            }
            var recorded = some.stream().filter(it -> !it.tombstone()).toList();
            if (removeGroups(holder, generation, recorded)) {
                position = Optional.of(some.getLast().row().sortKey());
            }
            end = recorded.isEmpty() ? end : piece;
        }
        return false;
    }

    /** @return false if one of them was erased or removed in the meantime and they have to be read again */
    private boolean removeGroups(MailboxRef holder, long generation, List<RowGroup> some) {
        if (some.isEmpty()) {
            return true;
        }
        removeDependents(some);
        var writes = new ArrayList<Write>();
        writes.add(Write.update(
                Table.USERS,
                Ledger.key(holder.connection()),
                UpdateExpression.empty().add(Ledger.REMOVED, some.size()),
                Ledger.ifGeneration(generation)));
        some.forEach(mail -> writes.add(Write.delete(Table.SYNCED_MAIL, mail.row(), MailItems.isStillMail())));
        var failed = dynamo.transact(writes);
        if (failed.isPresent() && failed.getAsInt() == 0) {
            throw new IllegalStateException("The removal is over");
        }
        return failed.isEmpty();
    }

    private boolean removeRemains(MailboxRef holder, Deadline deadline) {
        while (!deadline.isNear()) {
            var some = mails.remains(holder, REMAINS_AT_A_TIME);
            if (some.isEmpty()) {
                return true;
            }
            removeDependents(some);
            dynamo.deleteAll(Table.SYNCED_MAIL, some.stream().map(RowGroup::row).toList());
        }
        return false;
    }

    private void removeDependents(List<RowGroup> some) {
        dynamo.deleteAll(
                Table.SYNCED_MAIL,
                some.stream().flatMap(it -> it.dependents().stream()).toList());
    }
}
