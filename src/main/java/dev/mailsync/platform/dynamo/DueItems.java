package dev.mailsync.platform.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The index of pending work. An item is in it while it has a due time; whoever does the work removes it or moves it on.
 */
@ApplicationScoped
public class DueItems {

    /** Enough that no partition of the index becomes hot. */
    public static final int SHARDS = 16;

    private static final String SHARD = Table.Index.DUE.partitionKey();
    private static final String AT = Table.Index.DUE.sortKey();

    /** An item of the table that is due. */
    public record Due(Table table, Item key, Instant at) {

        public String partitionKey() {
            return key.partitionKey();
        }

        public String shard() {
            return DueItems.shard(partitionKey());
        }

        private Item position() {
            return DueItems.at(key, at);
        }
    }

    private final Dynamo dynamo;

    DueItems(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Gives an item that will be written a due time. */
    public static Item at(Item item, Instant at) {
        return item.with(SHARD, shard(item.partitionKey())).with(AT, seconds(at));
    }

    /** Gives an item a due time in an update. */
    public static UpdateExpression at(UpdateExpression expression, Item key, Instant at) {
        return expression.set(SHARD, shard(key.partitionKey())).set(AT, seconds(at));
    }

    /** Gives an item a due time in an update, unless it already has one. */
    public static UpdateExpression atLatest(UpdateExpression expression, Item key, Instant at) {
        return expression
                .setIfMissing(SHARD, Item.text(shard(key.partitionKey())))
                .setIfMissing(AT, Item.number(seconds(at)));
    }

    public static UpdateExpression done(UpdateExpression expression) {
        return expression.remove(SHARD, AT);
    }

    /**
     * Due items of one shard, longest overdue first.
     *
     * @param after where an earlier page ended: the index may still list for seconds what was claimed since
     */
    public List<Due> of(Table table, String shard, Optional<Due> after, Instant now, int limit) {
        var first = Query.of(table, Table.Index.DUE, shard)
                .atMost(now.getEpochSecond())
                .limit(limit);
        var query = after.map(Due::position).map(first::goingOnAfter).orElse(first);
        return dynamo.page(query).stream()
                .map(item -> new Due(
                        table,
                        Item.key(item.partitionKey(), item.sortKey()),
                        item.seconds(AT).orElseThrow()))
                .toList();
    }

    /**
     * Claims due work, so that no other sweep takes it. If the work is never done, it is due again after the lease.
     *
     * @return false if somebody else was faster or nothing is due anymore
     */
    public boolean claim(Due due, Instant now, Duration lease) {
        return dynamo.update(Write.update(
                due.table(),
                due.key(),
                UpdateExpression.empty().set(AT, now.plus(lease).getEpochSecond()),
                Condition.equal(AT, Item.number(due.at().getEpochSecond()))));
    }

    /** Rounded down, it would be claimed before it is due and then wait for the lease. */
    private static long seconds(Instant at) {
        return at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
    }

    private static String shard(String partitionKey) {
        return Integer.toString(Math.floorMod(partitionKey.hashCode(), SHARDS));
    }
}
