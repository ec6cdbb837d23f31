package dev.mailsync.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;

/**
 * A company's events of 30 days, in the table {@code events}: {@code {company}#{shard} / {time}#{connection}#{number}}.
 * An event is written in the transaction of what it reports, which also counts it on an item of its user. So neither
 * exists without the other, and a user's numbers have no gaps.
 *
 * <p>Transactions do not end in the order of their times. So an event is written within {@link #BEGUN_WITHIN} of its
 * time or not at all, and is shown only once everything earlier has been written or never will be.
 */
@ApplicationScoped
public class EventLog {

    /** The last attempt to write an event begins no later than this after its time. */
    static final Duration BEGUN_WITHIN = Duration.ofSeconds(5);

    /** Each attempt ends within this, the {@code quarkus.dynamodb.api-call-timeout}. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(5);

    static final Duration SETTLED_AFTER = BEGUN_WITHIN.plus(LONGEST_CALL).plus(CLOCKS_DIFFER_BY);

    private static final Duration KEPT = Duration.ofDays(30);

    /** Gives a reader of the oldest events some time before they are gone. */
    private static final Duration GRACE = Duration.ofHours(6);

    /** Enough to spread the imports of a large company over several partitions. */
    private static final int SHARDS = 8;

    private static final Pattern POSITION = Pattern.compile("[0-9]{15}(#[A-Za-z0-9_-]{22}#[0-9]{12})?");

    private static final String COUNT = "events";
    private static final String LATEST_AT = "latestEventAt";

    private final Dynamo dynamo;
    private final Clock clock;

    EventLog(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /**
     * The writes that add events to the transaction of what they report. The first is on the counting item, and refuses
     * the transaction if another event was written since that was read.
     *
     * @param counting the user's item in the table {@code users} on which events are counted, as it was read: its
     *     partition is that of the user's connection
     */
    public List<Write> joining(Item counting, CompanyId company, UserId user, List<Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        var connection = new ConnectionId(counting.partitionKey());
        var now = clock.instant();
        var at = counting.optionalInstant(LATEST_AT).filter(now::isBefore).orElse(now);
        long before = counting.count(COUNT);
        var writes = new ArrayList<Write>();
        writes.add(Write.update(
                Table.USERS,
                Item.key(counting.partitionKey(), counting.sortKey()),
                UpdateExpression.empty().set(COUNT, before + events.size()).set(LATEST_AT, at.toString()),
                before == 0 ? new Condition.Absent(COUNT) : Condition.equal(COUNT, Item.number(before))));
        for (int i = 0; i < events.size(); i++) {
            long number = before + i + 1;
            var row = Item.key(partition(company, shard(connection)), position(at, connection, number))
                    .with("user", user.value())
                    .with("number", number)
                    .with("at", at)
                    .withSeconds("expiresAt", at.plus(KEPT).plus(GRACE));
            writes.add(Write.timed(Table.EVENTS, EventItems.fill(row, events.get(i)), now.plus(BEGUN_WITHIN)));
        }
        return writes;
    }

    /** Some events, and the position after which to continue. */
    public record Read(List<LoggedEvent> events, String position) {}

    /**
     * Some of a company's events in order of time; those of one user in order of number.
     *
     * @param position up to which events were read, or {@link #positionOf a time}
     */
    public Read after(CompanyId company, String position, int limit) {
        var settled = positionOf(clock.instant().minus(SETTLED_AFTER));
        var events = IntStream.range(0, SHARDS)
                .boxed()
                .flatMap(shard -> rows(company, shard, position, limit))
                .filter(item -> item.sortKey().compareTo(settled) < 0)
                .sorted(Comparator.comparing(Item::sortKey))
                .limit(limit)
                .map(EventLog::logged)
                .toList();
        if (!events.isEmpty()) {
            return new Read(events, events.getLast().position());
        }
        return new Read(events, position.compareTo(settled) < 0 ? settled : position);
    }

    private Stream<Item> rows(CompanyId company, int shard, String position, int limit) {
        return dynamo
                .page(Query.of(Table.EVENTS, partition(company, shard))
                        .after(position)
                        .limit(limit))
                .stream();
    }

    /**
     * Whether events after this position may already be gone. Throws {@link IllegalArgumentException} if it is invalid.
     */
    public boolean isExpired(String position) {
        if (!POSITION.matcher(position).matches()) {
            throw new IllegalArgumentException("no position");
        }
        return position.compareTo(positionOf(clock.instant().minus(KEPT).minus(GRACE))) < 0;
    }

    /** The position before the oldest events that are kept. */
    public String beginning() {
        return positionOf(clock.instant().minus(KEPT));
    }

    /** The position before all events of that time. */
    static String positionOf(Instant time) {
        return "%015d".formatted(Math.max(0, time.toEpochMilli()));
    }

    private static LoggedEvent logged(Item item) {
        return new LoggedEvent(
                item.sortKey(),
                new UserId(item.string("user")),
                item.number("number"),
                item.instant("at"),
                EventItems.event(item));
    }

    private static String position(Instant at, ConnectionId connection, long number) {
        return positionOf(at) + "#" + connection.value() + "#" + "%012d".formatted(number);
    }

    private static String partition(CompanyId company, int shard) {
        return company.value() + "#" + shard;
    }

    private static int shard(ConnectionId connection) {
        return Math.floorMod(connection.value().hashCode(), SHARDS);
    }
}
