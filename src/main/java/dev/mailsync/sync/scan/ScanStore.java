package dev.mailsync.sync.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ScanKind;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;

/** Scans in the table {@code users}: {@code {connection} / survey#{generation}#{kind}}. */
@ApplicationScoped
public class ScanStore {

    public static final String ROWS = "survey#";

    private final Dynamo dynamo;

    ScanStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The latest of each kind, in order of priority. */
    public List<MailboxScan> all(ConnectionId connection, long generation) {
        var all = new ArrayList<MailboxScan>();
        dynamo.each(
                Query.of(Table.USERS, connection.value()).beginningWith(ROWS + generation + "#"),
                item -> all.add(scan(item)));
        all.sort(Comparator.comparing(MailboxScan::kind));
        return all;
    }

    public Optional<MailboxScan> find(ConnectionId connection, long generation, ScanKind kind) {
        return dynamo.get(Table.USERS, key(connection, generation, kind)).map(ScanStore::scan);
    }

    public Write saving(ConnectionId connection, long generation, MailboxScan scan) {
        return Write.put(
                Table.USERS,
                key(connection, generation, scan.kind())
                        .with("kind", scan.kind().name())
                        .with("from", scan.from())
                        .with("until", scan.until())
                        .with("lookedAt", scan.lookedAt())
                        .with("total", scan.total())
                        .with("recorded", scan.recorded())
                        .with("done", scan.done())
                        .with("endedAt", scan.endedAt().orElse(null)));
    }

    private static MailboxScan scan(Item item) {
        return new MailboxScan(
                ScanKind.valueOf(item.string("kind")),
                item.instant("from"),
                item.instant("until"),
                item.number("lookedAt"),
                item.number("total"),
                item.number("recorded"),
                item.flag("done"),
                item.optionalInstant("endedAt"));
    }

    private static Item key(ConnectionId connection, long generation, ScanKind kind) {
        return Item.key(connection.value(), ROWS + generation + "#" + kind.name());
    }
}
