package dev.mailsync.connection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.error.ErrorLog;
import dev.mailsync.error.Gap;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import org.jboss.logging.Logger;

/** Connections. Those with work to do are in the due index. */
@ApplicationScoped
public class ConnectionStore {

    private static final ConflictRetry RETRY = new ConflictRetry(30, "A connection is being changed by many at once");
    private static final int AT_A_TIME = 100;

    private static final Logger LOG = Logger.getLogger(ConnectionStore.class);

    private final Dynamo dynamo;
    private final ErrorLog errors;
    private final LedgerStore ledgers;
    private final StatusMetrics metrics;

    ConnectionStore(Dynamo dynamo, ErrorLog errors, LedgerStore ledgers, StatusMetrics metrics) {
        this.dynamo = dynamo;
        this.errors = errors;
        this.ledgers = ledgers;
        this.metrics = metrics;
    }

    /**
     * Some of the connections that a company ever had, possibly without the latest ones.
     *
     * @param after the user after whom to start
     */
    public List<Connection> someOf(CompanyId company, Optional<String> after, int limit) {
        var all = Query.of(Table.USERS, Table.Index.OF_COMPANY, company.value()).limit(limit);
        var keys = dynamo.page(after.map(all::after).orElse(all)).stream()
                .map(item -> Item.key(item.partitionKey(), item.sortKey()))
                .toList();
        return dynamo.getAll(Table.USERS, keys).stream()
                .map(ConnectionItems::connection)
                .sorted(Comparator.comparing(it -> it.user().value()))
                .toList();
    }

    /** Every connection that a company ever had, by user; read lazily. */
    public Stream<Connection> allOf(CompanyId company, Optional<String> after) {
        return Stream.iterate(
                        someOf(company, after, AT_A_TIME),
                        some -> !some.isEmpty(),
                        some -> someOf(
                                company, Optional.of(some.getLast().user().value()), AT_A_TIME))
                .flatMap(List::stream);
    }

    public Optional<Connection> find(ConnectionId id) {
        return dynamo.get(Table.USERS, ConnectionItems.key(id)).map(ConnectionItems::connection);
    }

    /**
     * Changes a connection as currently stored, whoever else changed it in the meantime.
     *
     * @return the changed connection; empty, with nothing written, if the generation is over
     */
    public Optional<Connection> change(ConnectionId id, long generation, UnaryOperator<Connection> change) {
        return changeWith(id, generation, change, before -> List.of());
    }

    /** Like {@link #change}, with further writes in the same transaction. */
    public Optional<Connection> changeWith(
            ConnectionId id, long generation, UnaryOperator<Connection> change, Write... further) {
        return changeWith(id, generation, change, before -> List.of(further));
    }

    /** @param further derived from the connection before the change */
    public Optional<Connection> changeWith(
            ConnectionId id,
            long generation,
            UnaryOperator<Connection> change,
            Function<Connection, List<Write>> further) {
        var changed = RETRY.change(
                () -> find(id).filter(it -> it.generation() == generation)
                        .map(before -> new StatusChange(before, change.apply(before))),
                it -> write(replacing(it.before(), it.after()), further.apply(it.before())));
        changed.ifPresent(it -> tell(it.before(), it.after()));
        return changed.map(StatusChange::after);
    }

    /** Has the connection's work wait until then, unless the connection changes before. */
    public void postpone(Connection connection, Instant until) {
        var key = ConnectionItems.key(connection.id());
        dynamo.update(Write.update(
                Table.USERS,
                key,
                DueItems.at(UpdateExpression.empty(), key, until),
                Condition.equal(ConnectionItems.VERSION, Item.number(connection.version()))));
    }

    /** Call this after a change was written, by anyone. */
    public void tell(Connection before, Connection after) {
        if (before.status() != after.status()) {
            LOG.infof("Status of %s: from %s to %s", after.id(), before.status(), after.status());
            metrics.count(before.status(), after.status());
        }
    }

    private boolean write(List<Write> replacing, List<Write> further) {
        if (further.isEmpty() && replacing.size() == 1 && replacing.getFirst() instanceof Write.Put alone) {
            return dynamo.put(alone);
        }
        return dynamo.transact(
                        Stream.concat(replacing.stream(), further.stream()).toList())
                .isEmpty();
    }

    /**
     * The writes that replace a connection unless somebody else changed it first. They align the error log with the
     * connection and record a change of status.
     */
    public List<Write> replacing(Connection before, Connection after) {
        var unchanged = before.version() == 0
                ? Condition.newItem()
                : Condition.equal(ConnectionItems.VERSION, Item.number(before.version()));
        var writes = new ArrayList<Write>();
        writes.add(
                new Write.Put(Table.USERS, ConnectionItems.item(after, before.version() + 1), Optional.of(unchanged)));
        writes.addAll(errors.following(after.id(), before.openErrors(), after.openErrors(), filled(before, after)));
        if (before.status() != after.status()) {
            writes.addAll(telling(new StatusChange(before, after)));
        }
        return writes;
    }

    private List<Write> telling(StatusChange change) {
        var opened = ledgers.open(change.after().company(), change.after().user());
        var ledger = opened.ledger();
        var writes = new ArrayList<>(opened.eventWrites(change.events(ledger)));
        writes.add(Ledger.statusHistory(change.after().id(), change.history(ledger)));
        return writes;
    }

    private static Optional<Gap> filled(Connection before, Connection after) {
        return after.mailbox()
                .flatMap(it -> it.health().lastGap())
                .filter(gap -> before.mailbox()
                        .flatMap(it -> it.health().lastGap())
                        .filter(gap::equals)
                        .isEmpty());
    }
}
