package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Query;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.ConnectionId;

/** Connections, and the index of those on which something is due. */
@ApplicationScoped
public class ConnectionStore {

    private static final int ATTEMPTS = 6;

    private final Dynamo dynamo;

    ConnectionStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public Optional<Connection> find(ConnectionId id) {
        return dynamo.get(Table.USERS, ConnectionItems.key(id)).map(ConnectionItems::connection);
    }

    /**
     * Changes a connection as it is stored now, whoever else changed it meanwhile.
     *
     * @return the changed connection; empty, with nothing written, if the generation is over
     */
    public Optional<Connection> change(ConnectionId id, long generation, UnaryOperator<Connection> change) {
        return changeWith(id, generation, change, new Write[0]);
    }

    /** Like {@link #change}, with further writes in the same transaction. */
    public Optional<Connection> changeWith(
            ConnectionId id, long generation, UnaryOperator<Connection> change, Write... further) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var before = find(id).filter(it -> it.generation() == generation);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            var after = change.apply(before.get());
            if (written(replacing(before.get(), after), further)) {
                return Optional.of(after);
            }
        }
        throw new IllegalStateException("A connection is being changed by many at once");
    }

    private boolean written(Write.Put replacing, Write... further) {
        if (further.length == 0) {
            return dynamo.put(replacing);
        }
        var writes = new ArrayList<Write>(List.of(further));
        writes.addFirst(replacing);
        return dynamo.transact(writes).isEmpty();
    }

    /** The write that replaces a connection, unless somebody else changed it first. */
    Write.Put replacing(Connection before, Connection after) {
        var unchanged = before.version() == 0
                ? Condition.newItem()
                : Condition.equal(ConnectionItems.VERSION, Item.number(before.version()));
        return new Write.Put(Table.USERS, ConnectionItems.item(after, before.version() + 1), Optional.of(unchanged));
    }

    public List<String> dueShards() {
        return ConnectionItems.shards();
    }

    /** Connections of one shard on which something is due, longest due first. */
    public List<Due> due(String shard, Instant now, int limit) {
        var query = Query.of(Table.USERS, Table.Index.DUE, shard)
                .atMost(now.getEpochSecond())
                .limit(limit);
        return dynamo.page(query).stream()
                .map(item -> new Due(
                        new ConnectionId(item.partitionKey()),
                        item.seconds(Table.Index.DUE.sortKey()).orElseThrow()))
                .toList();
    }

    /**
     * Takes what is due, so that no other sweep does. If the work is never done, it is due again after the lease.
     *
     * @return false if somebody else was faster or nothing is due any more
     */
    public boolean claim(Due due, Instant now, Duration lease) {
        var dueAt = Table.Index.DUE.sortKey();
        return dynamo.update(Write.update(
                Table.USERS,
                ConnectionItems.key(due.connection()),
                Expression.nothing().set(dueAt, now.plus(lease).getEpochSecond()),
                Condition.equal(dueAt, Item.number(due.at().getEpochSecond()))));
    }

    public record Due(ConnectionId connection, Instant at) {}
}
