package dev.mailsync.sweep;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.mailsync.platform.dynamo.DueItems;

/** A range of the due index's shards, for one of several sweeps that share the work. Both ends are inclusive. */
public record Shards(int first, int last) {

    public static final Shards ALL = new Shards(0, DueItems.SHARDS - 1);

    private static final Pattern RANGE = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

    public Shards {
        if (first > last || last >= DueItems.SHARDS) {
            throw new IllegalArgumentException("Shards are 0-" + (DueItems.SHARDS - 1) + ", not " + first + "-" + last);
        }
    }

    /** @param range for example {@code 0-7} */
    public static Shards parse(String range) {
        var parts = RANGE.matcher(range);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Shards are given as 0-7, for example");
        }
        return new Shards(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    List<String> names() {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    /** Work that must happen only once belongs to the sweep with the first shard. */
    boolean isFirst() {
        return first == 0;
    }
}
