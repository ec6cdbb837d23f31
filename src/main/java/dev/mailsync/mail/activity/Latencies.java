package dev.mailsync.mail.activity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A histogram of how long after arrival emails were recorded. Exchange reports arrival times in whole seconds, so
 * nothing finer than a second is kept.
 *
 * @param emails the number of emails in each bucket, by bucket number; without empty buckets
 */
public record Latencies(SortedMap<Integer, Long> emails) {

    public static final Latencies NONE = new Latencies(new TreeMap<>());

    /** The upper bounds of the buckets in seconds; the last bucket also takes everything longer. */
    private static final List<Integer> BOUNDS = List.of(1, 2, 3, 5, 10, 20, 60, 300, 900, 3_600, 21_600, 86_400);

    public Latencies {
        emails = new TreeMap<>(emails);
    }

    public static int bucketOf(Duration latency) {
        int bucket = 0;
        while (bucket < BOUNDS.size() - 1 && latency.compareTo(bound(bucket)) > 0) {
            bucket++;
        }
        return bucket;
    }

    public Latencies plus(Latencies other) {
        var sum = new TreeMap<>(emails);
        other.emails.forEach((bucket, more) -> sum.merge(bucket, more, Long::sum));
        return new Latencies(sum);
    }

    public long count() {
        return emails.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The time within which this share of the emails was recorded, rounded up to a bucket's bound.
     *
     * @param share from 0 to 1
     */
    public Optional<Duration> within(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * count()));
        long counted = 0;
        for (Map.Entry<Integer, Long> bucket : emails.entrySet()) {
            counted += bucket.getValue();
            if (counted >= wanted) {
                return Optional.of(bound(bucket.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Duration bound(int bucket) {
        return Duration.ofSeconds(BOUNDS.get(bucket));
    }
}
