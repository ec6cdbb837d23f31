package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.ItemSizes;
import dev.mailsync.platform.dynamo.Table;

/**
 * What some time leaves behind in the tables, by table and, for recorded email, by the kind of row.
 *
 * @param kept bytes that stay until somebody deletes them
 * @param expiring bytes that DynamoDB deletes by itself, times the days that they live: what they come to in the long run,
 *     if as many are written every day
 */
public record Stored(Map<String, Long> kept, Map<String, Double> expiring) {

    /** Each item has a hundred bytes of its own. */
    private static final int OVERHEAD = 100;

    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    /** What is there at a moment. */
    record Snapshot(Map<String, Long> bytes, Set<Item> expiring) {}

    static Snapshot snapshot(Stage stage) {
        var bytes = new TreeMap<String, Long>();
        var expiring = new HashSet<Item>();
        for (var table : Table.values()) {
            for (var item : stage.all(table)) {
                if (expires(table, item)) {
                    expiring.add(key(table, item));
                } else {
                    bytes.merge(kind(table, item), size(item), Long::sum);
                }
            }
        }
        return new Snapshot(bytes, expiring);
    }

    static Stored since(Snapshot before, Stage stage) {
        var kept = new TreeMap<>(snapshot(stage).bytes());
        before.bytes().forEach((table, bytes) -> kept.merge(table, -bytes, Long::sum));
        var expiring = new TreeMap<String, Double>();
        for (var table : Table.values()) {
            stage.all(table).stream()
                    .filter(item -> expires(table, item))
                    .filter(item -> !before.expiring().contains(key(table, item)))
                    .forEach(item -> expiring.merge(
                            kind(table, item), size(item) * days(table, item, stage.now()), Double::sum));
        }
        return new Stored(kept, expiring);
    }

    public long keptBytes() {
        return kept.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of recorded email, which stays as long as it is kept. */
    public long mailBytes() {
        return kept.entrySet().stream()
                .filter(row -> row.getKey().startsWith(Table.SYNCED_MAIL.baseName()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public double expiringByteDays() {
        return expiring.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** A row of a timeline begins with a time. */
    private static String kind(Table table, Item item) {
        var sort = item.sortKey();
        return table != Table.SYNCED_MAIL
                ? table.baseName()
                : table.baseName() + ": "
                        + (Character.isDigit(sort.charAt(0)) ? "timeline" : sort.substring(0, sort.indexOf('#')));
    }

    private static boolean expires(Table table, Item item) {
        return table.timeToLive().filter(item.attributes()::containsKey).isPresent();
    }

    private static Item key(Table table, Item item) {
        return Item.key(table.baseName() + "/" + item.partitionKey(), item.sortKey());
    }

    private static double days(Table table, Item item, Instant now) {
        var ends = item.number(table.timeToLive().orElseThrow());
        return Math.max(0, ends - now.getEpochSecond()) / SECONDS_OF_A_DAY;
    }

    private static long size(Item item) {
        return ItemSizes.of(item.attributes()) + OVERHEAD;
    }
}
