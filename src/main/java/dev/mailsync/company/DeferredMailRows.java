package dev.mailsync.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;

/**
 * Deferred email in the table {@code users}: {@code {connection} / deferred#{generation}#{received}#{immutable id}}.
 */
@ApplicationScoped
public class DeferredMailRows {

    public static final String ROWS = "deferred#";

    private final Dynamo dynamo;

    DeferredMailRows(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Refuses its transaction if the pointer already exists. */
    public Write putting(ConnectionId connection, long generation, DeferredMail mail) {
        return Write.put(
                Table.USERS,
                key(connection, generation, mail)
                        .with("receivedAt", mail.receivedAt())
                        .with("immutableId", mail.immutableId()),
                Condition.newItem());
    }

    /** Refuses its transaction if the pointer is already gone. */
    public Write removing(ConnectionId connection, long generation, DeferredMail mail) {
        return Write.delete(Table.USERS, key(connection, generation, mail), Condition.existingItem());
    }

    /** Those of the emails that are not stored yet. */
    public List<DeferredMail> missing(ConnectionId connection, long generation, List<DeferredMail> mails) {
        var byKey = new LinkedHashMap<String, DeferredMail>();
        mails.forEach(mail -> byKey.put(key(connection, generation, mail).sortKey(), mail));
        var keys = byKey.values().stream()
                .map(mail -> key(connection, generation, mail))
                .toList();
        dynamo.getAll(Table.USERS, keys, Table.SORT_KEY).forEach(item -> byKey.remove(item.sortKey()));
        return List.copyOf(byKey.values());
    }

    /** Those received earliest. */
    public List<DeferredMail> oldest(ConnectionId connection, long generation, int limit) {
        if (limit == 0) {
            return List.of();
        }
        return dynamo.page(rows(connection, generation).limit(limit)).stream()
                .map(DeferredMailRows::mail)
                .toList();
    }

    /** Those received earliest since a given time. */
    public List<DeferredMail> oldestSince(ConnectionId connection, long generation, Instant since, int limit) {
        if (limit == 0) {
            return List.of();
        }
        var query = Query.of(Table.USERS, connection.value()).after(prefix(generation) + second(since));
        // Rows of other kinds follow the last of them.
        return dynamo.page(query.limit(limit)).stream()
                .filter(item -> item.sortKey().startsWith(prefix(generation)))
                .map(DeferredMailRows::mail)
                .toList();
    }

    public long count(ConnectionId connection, long generation) {
        var all = new ArrayList<String>();
        dynamo.each(rows(connection, generation).only(Table.SORT_KEY), item -> all.add(item.sortKey()));
        return all.size();
    }

    private static Query rows(ConnectionId connection, long generation) {
        return Query.of(Table.USERS, connection.value()).beginningWith(prefix(generation));
    }

    private static Item key(ConnectionId connection, long generation, DeferredMail mail) {
        return Item.key(connection.value(), prefix(generation) + second(mail.receivedAt()) + "#" + mail.immutableId());
    }

    private static String prefix(long generation) {
        return ROWS + generation + "#";
    }

    private static String second(Instant time) {
        return "%012d".formatted(Math.max(0, time.getEpochSecond()));
    }

    private static DeferredMail mail(Item item) {
        return new DeferredMail(item.instant("receivedAt"), item.string("immutableId"));
    }
}
