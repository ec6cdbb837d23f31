package dev.mailsync.sync.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sync.recording.Quarantine.Entry;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.WorkerWrites;

/**
 * Quarantined email in the table {@code users}: {@code parked#{generation}#{immutable id}} beside a connection's
 * folders.
 */
@ApplicationScoped
public class QuarantineStore {

    public static final String ROWS = "parked#";

    private final Dynamo dynamo;
    private final WorkerWrites writes;

    QuarantineStore(Dynamo dynamo, WorkerWrites writes) {
        this.dynamo = dynamo;
        this.writes = writes;
    }

    void save(Session session, Entry entry) {
        var item = key(session, entry.immutableId())
                .with("immutableId", entry.immutableId())
                .with("attempts", entry.attempts())
                .with("nextAt", entry.nextAt())
                .with("since", entry.since())
                .with("announced", entry.announced());
        writes.make(session, Write.put(Table.USERS, item));
    }

    void remove(Session session, String immutableId) {
        writes.make(session, Write.delete(Table.USERS, key(session, immutableId)));
    }

    Optional<Entry> find(Session session, String immutableId) {
        return dynamo.get(Table.USERS, key(session, immutableId)).map(QuarantineStore::entry);
    }

    List<Entry> all(Session session) {
        var all = new ArrayList<Entry>();
        dynamo.each(
                Query.of(Table.USERS, session.id().value()).beginningWith(prefix(session)),
                item -> all.add(entry(item)));
        return all;
    }

    private static Entry entry(Item item) {
        var nextAt = item.instant("nextAt");
        return new Entry(
                item.string("immutableId"),
                (int) item.number("attempts"),
                nextAt,
                item.optionalInstant("since").orElse(nextAt),
                item.flag("announced"));
    }

    private static Item key(Session session, String immutableId) {
        return Item.key(session.id().value(), prefix(session) + immutableId);
    }

    private static String prefix(Session session) {
        return ROWS + session.generation() + "#";
    }
}
