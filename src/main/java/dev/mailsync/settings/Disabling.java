package dev.mailsync.settings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.Seats;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxOwners;
import dev.mailsync.connection.OrphanedSubscriptionStore;
import dev.mailsync.connection.OwnAddresses;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.TokenStore;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.SyncTrigger;

/** Ends the sync of a mailbox on our side at once; the worker then cleans up at Microsoft and on the timelines. */
@ApplicationScoped
public class Disabling {

    /** An email recorded at the same time makes an attempt fail, and a history import brings hundreds of them. */
    private static final ConflictRetry RETRY = new ConflictRetry(100, Disabling::tryAgain);

    /** What happens to the recorded email. */
    public enum History {
        KEEP,
        REMOVE
    }

    private final ConnectionStore connections;
    private final TokenStore tokens;
    private final MailboxOwners owners;
    private final OrphanedSubscriptionStore orphans;
    private final LedgerStore ledgers;
    private final OwnAddresses own;
    private final Seats seats;
    private final SyncTrigger trigger;
    private final Dynamo dynamo;
    private final Clock clock;

    Disabling(
            ConnectionStore connections,
            TokenStore tokens,
            MailboxOwners owners,
            OrphanedSubscriptionStore orphans,
            LedgerStore ledgers,
            OwnAddresses own,
            Seats seats,
            SyncTrigger trigger,
            Dynamo dynamo,
            Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.owners = owners;
        this.orphans = orphans;
        this.ledgers = ledgers;
        this.own = own;
        this.seats = seats;
        this.trigger = trigger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Repeating it has no further effect. A removal can also be requested later, for email that was kept. */
    public Connection disable(CompanyId company, UserId user, History history) {
        var none = Connection.none(company, user);
        return RETRY.run(() -> {
            var before = connections.find(none.id()).orElse(none);
            return isDone(before, history) ? Optional.of(before) : disabled(before, history);
        });
    }

    /** @return empty if somebody else was first */
    private Optional<Connection> disabled(Connection before, History history) {
        var after =
                before.disabled(history == History.REMOVE ? Status.DISABLING : Status.NOT_CONFIGURED, clock.instant());
        if (dynamo.transact(writes(before, after)).isPresent()) {
            return Optional.empty();
        }
        connections.tell(before, after);
        before.mailbox().ifPresent(mailbox -> own.leave(before, mailbox.profile()));
        trigger.wake(after.id());
        trigger.wake(after.company());
        return Optional.of(after);
    }

    private boolean isDone(Connection connection, History history) {
        return switch (connection.status()) {
            case ENABLED, ERROR, CONNECTION_ISSUE, PENDING -> false;
            case NOT_CONFIGURED ->
                history == History.KEEP
                        || ledgers.of(connection.id()).mailboxes().isEmpty();
            case DISABLING -> {
                if (history == History.KEEP) {
                    throw ProblemException.conflict("REMOVAL_RUNNING", "Recorded email is already being removed.");
                }
                yield true;
            }
        };
    }

    private List<Write> writes(Connection before, Connection after) {
        var id = before.id();
        var writes = new ArrayList<Write>();
        writes.addAll(connections.replacing(before, after));
        writes.add(
                after.status() == Status.DISABLING
                        ? ledgers.of(id).endForRemoval(id)
                        : Ledger.end(id, before.generation()));
        writes.addAll(seat(before));
        before.mailbox().ifPresent(mailbox -> {
            writes.add(owners.release(mailbox.profile(), id));
            writes.addAll(own.leaving(before, mailbox.profile()));
            tokens.item(id).ifPresent(item -> {
                // A concurrent token refresh changes the version; the next attempt then keeps the newer token.
                var unchanged = Condition.equal(TokenStore.VERSION, Item.number(item.number(TokenStore.VERSION)));
                writes.add(Write.delete(Table.USERS, TokenStore.key(id), unchanged));
                if (before.status() != Status.PENDING) {
                    writes.add(orphans.begin(before, item.bytes(TokenStore.SEALED)));
                }
            });
        });
        return writes;
    }

    private List<Write> seat(Connection before) {
        return switch (before.status()) {
            case ENABLED, ERROR, CONNECTION_ISSUE -> List.of(seats.freeing(before.company(), clock.instant()));
            case PENDING -> seats.leaving(before.company(), before.inLine());
            case NOT_CONFIGURED, DISABLING -> List.of();
        };
    }

    private static ProblemException tryAgain() {
        return ProblemException.conflict("TRY_AGAIN", "Another request just changed this connection. Try again.");
    }
}
