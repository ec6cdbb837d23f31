package dev.mailsync.worker;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.DeferredStore;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.sync.catchup.FolderItems;
import dev.mailsync.sync.recording.QuarantineStore;
import dev.mailsync.sync.scan.ScanStore;

/** Data that is stored by generation of a connection and no longer needed once another generation has begun. */
@ApplicationScoped
class EndedGenerations {

    private static final List<String> PREFIXES = List.of(
            FolderItems.BOOKS,
            FolderItems.ROWS,
            FolderItems.ROUNDS,
            QuarantineStore.ROWS,
            ScanStore.ROWS,
            DeferredStore.ROWS);

    private final Dynamo dynamo;

    EndedGenerations(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Deletes the rows of all generations before this one. */
    void deleteBefore(ConnectionId connection, long generation) {
        var old = new ArrayList<Item>();
        for (var prefix : PREFIXES) {
            var keys = Query.of(Table.USERS, connection.value())
                    .beginningWith(prefix)
                    .only(Table.PARTITION_KEY, Table.SORT_KEY);
            dynamo.each(keys, item -> {
                if (generation(item.sortKey().substring(prefix.length())) < generation) {
                    old.add(item);
                }
            });
        }
        dynamo.deleteAll(Table.USERS, old);
    }

    private static long generation(String afterPrefix) {
        int end = afterPrefix.indexOf('#');
        return Long.parseLong(end < 0 ? afterPrefix : afterPrefix.substring(0, end));
    }
}
