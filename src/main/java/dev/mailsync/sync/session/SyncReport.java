package dev.mailsync.sync.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.mail.SkipReason;

/**
 * What happened to a set of emails.
 *
 * @param skipped how many were not recorded, by reason
 */
public record SyncReport(Map<Count, Integer> counts, Map<SkipReason, Integer> skipped) {

    public static final SyncReport NOTHING = new SyncReport(Map.of(), Map.of());

    public enum Count {
        RECORDED,
        KNOWN,
        GONE,

        /** Quarantined: each failed on its own and is retried. */
        QUARANTINED,

        /** Over the day's quota; a pointer is kept. */
        DEFERRED,

        /** Over the day's quota, without a pointer, as the scan finds them again. */
        HELD,

        /** Known ones that were added to further timelines. */
        ADOPTED
    }

    public SyncReport {
        counts = Map.copyOf(counts);
        skipped = Map.copyOf(skipped);
    }

    public static SyncReport of(Count count, int emails) {
        return new SyncReport(emails == 0 ? Map.of() : Map.of(count, emails), Map.of());
    }

    public static SyncReport skipped(Map<SkipReason, Integer> reasons) {
        return new SyncReport(Map.of(), reasons);
    }

    public SyncReport plus(SyncReport other) {
        return new SyncReport(sum(counts, other.counts), sum(skipped, other.skipped));
    }

    private static <K> Map<K, Integer> sum(Map<K, Integer> one, Map<K, Integer> other) {
        var sum = new HashMap<>(one);
        other.forEach((key, emails) -> sum.merge(key, emails, Integer::sum));
        return sum;
    }

    public int count(Count count) {
        return counts.getOrDefault(count, 0);
    }

    public boolean isOverQuota() {
        return count(Count.DEFERRED) + count(Count.HELD) > 0;
    }

    public Map<String, Long> skippedByName() {
        return skipped.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().name(), it -> (long) it.getValue()));
    }

    /** The format in the log: {@code recorded 2, skipped 3 (NO_LEAD 2, INTERNAL 1)}. */
    @Override
    public String toString() {
        var parts = Stream.of(Count.values())
                .filter(it -> count(it) > 0)
                .map(it -> it.name().toLowerCase(Locale.ROOT) + " " + count(it))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!skipped.isEmpty()) {
            var emails = skipped.values().stream().mapToInt(Integer::intValue).sum();
            var reasons = new TreeMap<>(skipped)
                    .entrySet().stream()
                            .map(it -> it.getKey() + " " + it.getValue())
                            .collect(Collectors.joining(", "));
            parts.add("skipped " + emails + " (" + reasons + ")");
        }
        return parts.isEmpty() ? "nothing new" : String.join(", ", parts);
    }
}
