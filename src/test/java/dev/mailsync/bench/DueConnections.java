package dev.mailsync.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;

/** Connections as the sweep sees them: when they are due, and how large they are. */
public final class DueConnections {

    public static final int DUE = 100;

    private static final String WHATEVER_STANDS_THERE = "x".repeat(1_200);

    private DueConnections() {}

    /** Of these numbers, none of them due for an hour. */
    public static List<Item> resting(int from, int to, Instant now) {
        return IntStream.range(from, to)
                .mapToObj(n -> item(n, now.plus(Duration.ofHours(1)).plusSeconds(n % 3_600)))
                .toList();
    }

    /** Always the same, which are among the first thousand. */
    public static List<Item> due(Instant now) {
        return due(0, DUE, now.minusSeconds(30));
    }

    /** Of these numbers, all of them due at the same time. */
    public static List<Item> due(int from, int to, Instant at) {
        return IntStream.range(from, to).mapToObj(n -> item(n, at)).toList();
    }

    private static Item item(int number, Instant due) {
        var connection = ConnectionId.of(new CompanyId("company-" + number / 50), new UserId("user-" + number));
        return DueItems.at(Item.key(connection.value(), "connection").with("state", WHATEVER_STANDS_THERE), due);
    }
}
