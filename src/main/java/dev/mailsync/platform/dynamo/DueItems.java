package dev.mailsync.platform.dynamo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The index of what there is something to do about. An item is in it while it has a due time; whoever does the work takes
 * it out or moves it on.
 */
@ApplicationScoped
public class DueItems {

    /** So many that no partition of the index becomes hot. */
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
    }

    private final Dynamo dynamo;

    DueItems(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Makes an item due that is about to be written. */
    public static Item at(Item item, Instant at) {
        return item.with(SHARD, shard(item.partitionKey())).with(AT, seconds(at));
    }

    /** Makes an item due in an update of it. */
    public static UpdateExpression at(UpdateExpression expression, Item key, Instant at) {
        return expression.set(SHARD, shard(key.partitionKey())).set(AT, seconds(at));
    }

    /** Makes an item due in an update of it, unless it is due some time already. */
    public static UpdateExpression atLatest(UpdateExpression expression, Item key, Instant at) {
        return expression
                .setIfMissing(SHARD, Item.text(shard(key.partitionKey())))
                .setIfMissing(AT, Item.number(seconds(at)));
    }

    public static UpdateExpression done(UpdateExpression expression) {
        return expression.remove(SHARD, AT);
    }

    /** Items of one shard that are due, longest due first. */
    public List<Due> of(Table table, String shard, Instant now, int limit) {
        var query = Query.of(table, Table.Index.DUE, shard)
                .atMost(now.getEpochSecond())
                .limit(limit);
        return dynamo.page(query).stream()
                .map(item -> new Due(
                        table,
                        Item.key(item.partitionKey(), item.sortKey()),
                        item.seconds(AT).orElseThrow()))
                .toList();
    }

    /**
     * Takes what is due, so that no other sweep does. If the work is never done, it is due again after the lease.
     *
     * @return false if somebody else was faster or nothing is due any more
     */
    public boolean claim(Due due, Instant now, Duration lease) {
        return dynamo.update(Write.update(
                due.table(),
                due.key(),
                UpdateExpression.empty().set(AT, now.plus(lease).getEpochSecond()),
                Condition.equal(AT, Item.number(due.at().getEpochSecond()))));
    }

    /** Rounded down, it would be taken from the index before it is due, and then wait for the lease. */
    private static long seconds(Instant at) {
        return at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
    }

    private static String shard(String partitionKey) {
        return Integer.toString(Math.floorMod(partitionKey.hashCode(), SHARDS));
    }
}
