package dev.mailsync.settings;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.activity.Activity;

/**
 * How long after arrival new email was recorded, in the last seven days.
 *
 * @param p50Millis half of it within this time, rounded up
 * @param p95Millis 95% of it
 * @param mails how many emails this is based on
 * @param since the start of the first of those days with such email
 */
public record LatencyView(long p50Millis, long p95Millis, long mails, Instant since) {

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    /** Null if no email was recorded on arrival. */
    static LatencyView of(Activity activity, DailyQuota quota, Instant now) {
        var today = quota.day(now);
        var latencies = activity.latencies(today);
        return activity.latenciesSince(today)
                .map(first -> new LatencyView(
                        latencies.within(HALF).map(Duration::toMillis).orElseThrow(),
                        latencies.within(NEARLY_ALL).map(Duration::toMillis).orElseThrow(),
                        latencies.count(),
                        quota.beginning(first)))
                .orElse(null);
    }
}
