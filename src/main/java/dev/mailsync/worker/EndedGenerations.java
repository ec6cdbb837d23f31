package dev.mailsync.worker;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.DeferredMailRows;
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
            DeferredMailRows.ROWS);

    private static final int PAGE = 100;
    private static final int MOST_OF_A_KIND = 500;

    /** Sorts after every key of a generation that goes on with {@code #}. */
    private static final char AFTER_HASH = '#' + 1;

    private final Dynamo dynamo;

    EndedGenerations(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /**
     * Deletes rows of all generations before this one, as many as one job has the time for. Rows of this generation are
     * passed over unread, however many they are.
     *
     * @return whether none is left
     */
    boolean deleteBefore(ConnectionId connection, long generation) {
        return PREFIXES.stream().allMatch(prefix -> deleteBefore(connection, prefix, generation));
    }

    private boolean deleteBefore(ConnectionId connection, String prefix, long generation) {
        var after = prefix;
        for (int deleted = 0; deleted < MOST_OF_A_KIND; ) {
            var page = page(connection, prefix, after);
            var old = page.stream()
                    .filter(item -> generation(item, prefix) < generation)
                    .toList();
            dynamo.deleteAll(Table.USERS, old);
            deleted += old.size();
            if (page.size() < PAGE) {
                return true;
            }
            var current = page.stream().anyMatch(item -> generation(item, prefix) == generation);
            after = current ? prefix + generation + AFTER_HASH : page.getLast().sortKey();
        }
        return false;
    }

    private List<Item> page(ConnectionId connection, String prefix, String after) {
        var keys = Query.of(Table.USERS, connection.value())
                .after(after)
                .only(Table.PARTITION_KEY, Table.SORT_KEY)
                .limit(PAGE);
        return dynamo.page(keys).stream()
                .takeWhile(item -> item.sortKey().startsWith(prefix))
                .toList();
    }

    private static long generation(Item item, String prefix) {
        var afterPrefix = item.sortKey().substring(prefix.length());
        int end = afterPrefix.indexOf('#');
        return Long.parseLong(end < 0 ? afterPrefix : afterPrefix.substring(0, end));
    }
}
