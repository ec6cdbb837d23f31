package dev.mailsync.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mailsync.platform.dynamo.DueItems.Due;
import dev.mailsync.platform.dynamo.Table;

/**
 * A shard of one table, while there is more in it.
 *
 * @param stale consecutive full pages without a claim: another sweep took them, or the index lags behind
 */
record Lane(Table table, String shard, int stale) {

    static final int PAGE = 100;

    private static final int MOST_STALE = 3;

    /** The due items of the lane, longest due first. */
    record Page(Lane lane, List<Due> due) {

        boolean isFull() {
            return due.size() == PAGE;
        }

        Optional<Instant> oldest() {
            return due.stream().map(Due::at).findFirst();
        }
    }

    static Lane of(Table table, String shard) {
        return new Lane(table, shard, 0);
    }

    boolean goesOn() {
        return stale < MOST_STALE;
    }

    /** @param claimed the claimed items of all lanes */
    Lane after(List<Due> claimed) {
        return new Lane(table, shard, claimed.stream().anyMatch(this::has) ? 0 : stale + 1);
    }

    private boolean has(Due due) {
        return due.table() == table && due.shard().equals(shard);
    }
}
