package dev.mailsync.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mailsync.platform.dynamo.DueItems.Due;
import dev.mailsync.platform.dynamo.Table;

/**
 * A shard of one table, while there is more in it.
 *
 * @param after the last item that was read. What was read before is not read again: the index may lag behind the claims
 */
record Lane(Table table, String shard, Optional<Due> after) {

    static final int PAGE = 100;

    /** The due items of the lane, longest due first. */
    record Page(Lane lane, List<Due> due) {

        boolean isFull() {
            return due.size() == PAGE;
        }

        Optional<Instant> oldest() {
            return due.stream().map(Due::at).findFirst();
        }

        Lane next() {
            return new Lane(lane.table(), lane.shard(), Optional.of(due.getLast()));
        }
    }

    static Lane of(Table table, String shard) {
        return new Lane(table, shard, Optional.empty());
    }
}
