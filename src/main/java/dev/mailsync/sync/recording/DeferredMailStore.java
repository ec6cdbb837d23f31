package dev.mailsync.sync.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.DeferredMail;
import dev.mailsync.company.DeferredMailRows;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;

/** Deferred email. The ledger holds the count, updated in the same transactions as the pointers. */
@ApplicationScoped
public class DeferredMailStore {

    private final Dynamo dynamo;
    private final DeferredMailRows rows;
    private final LedgerStore ledgers;

    DeferredMailStore(Dynamo dynamo, DeferredMailRows rows, LedgerStore ledgers) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.ledgers = ledgers;
    }

    /** @return false, with nothing more written, if the generation is over */
    public boolean add(ConnectionId connection, long generation, List<DeferredMail> mails) {
        var more = rows.missing(connection, generation, mails);
        return change(connection, generation, more, 1, mail -> rows.putting(connection, generation, mail));
    }

    /** @return false, with nothing more written, if the generation is over */
    public boolean remove(ConnectionId connection, long generation, List<DeferredMail> mails) {
        return change(connection, generation, mails, -1, mail -> rows.removing(connection, generation, mail));
    }

    /**
     * Removes those of these emails that are deferred.
     *
     * @return false, with nothing more written, if the generation is over
     */
    public boolean settle(ConnectionId connection, long generation, List<DeferredMail> mails) {
        var waiting = new ArrayList<>(mails);
        waiting.removeAll(rows.missing(connection, generation, mails));
        return remove(connection, generation, waiting);
    }

    public long count(ConnectionId connection, long generation) {
        return count(connection, generation, ledgers.of(connection));
    }

    /** The first time, counts the pointers that versions without a counter left. */
    public long count(ConnectionId connection, long generation, Ledger ledger) {
        return Math.max(0, ledger.deferred().orElseGet(() -> counted(connection, generation)));
    }

    /** Corrects the count once nothing is deferred: versions without a counter removed pointers without counting. */
    public void nothingWaits(ConnectionId connection, long generation) {
        var ledger = ledgers.of(connection);
        if (ledger.deferred().filter(number -> number != 0).isPresent()
                && rows.oldest(connection, generation, 1).isEmpty()) {
            dynamo.update(noting(connection, generation, ledger, 0));
        }
    }

    private boolean change(
            ConnectionId connection,
            long generation,
            List<DeferredMail> mails,
            int each,
            Function<DeferredMail, Write> write) {
        if (ledgers.of(connection).deferred().isEmpty()) {
            counted(connection, generation);
        }
        return mails.stream()
                .gather(Gatherers.windowFixed(Dynamo.MAX_TRANSACTION - 1))
                .allMatch(batch -> changedTogether(connection, generation, batch, each, write));
    }

    /** Skips the pointers that somebody else wrote in the meantime. */
    private boolean changedTogether(
            ConnectionId connection,
            long generation,
            List<DeferredMail> mails,
            int each,
            Function<DeferredMail, Write> write) {
        var rest = new ArrayList<>(mails);
        while (!rest.isEmpty()) {
            var writes = new ArrayList<Write>();
            writes.add(counting(connection, generation, (long) each * rest.size()));
            rest.stream().map(write).forEach(writes::add);
            var refused = dynamo.transact(writes);
            if (refused.isEmpty() || refused.getAsInt() == 0) {
                return refused.isEmpty();
            }
            rest.remove(refused.getAsInt() - 1);
        }
        return true;
    }

    /** While the ledger has no count, nobody changes the pointers, so the stored count is exact. */
    private long counted(ConnectionId connection, long generation) {
        var ledger = ledgers.of(connection);
        var number = rows.count(connection, generation);
        if (ledger.deferred().isEmpty()) {
            dynamo.update(noting(connection, generation, ledger, number));
        }
        return number;
    }

    private static Write counting(ConnectionId connection, long generation, long more) {
        return Write.update(
                Table.USERS,
                Ledger.key(connection),
                UpdateExpression.empty().add(Ledger.DEFERRED, more),
                Ledger.ifGeneration(generation).and(new Condition.Present(Ledger.DEFERRED)));
    }

    /** Refused if the count changed since the ledger was read. */
    private static Write.Update noting(ConnectionId connection, long generation, Ledger ledger, long number) {
        var asRead = ledger.deferred()
                .<Condition>map(read -> Condition.equal(Ledger.DEFERRED, Item.number(read)))
                .orElse(new Condition.Absent(Ledger.DEFERRED));
        return Write.update(
                Table.USERS,
                Ledger.key(connection),
                UpdateExpression.empty().set(Ledger.DEFERRED, number),
                Ledger.ifGeneration(generation).and(asRead));
    }
}
