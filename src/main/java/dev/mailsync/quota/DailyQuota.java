package dev.mailsync.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How many mails are recorded for a user on one day.
 *
 * @param limit empty for any number
 * @param zone of the company, whose midnight begins a new day
 */
public record DailyQuota(Optional<Integer> limit, ZoneId zone) {

    public static final DailyQuota UNLIMITED = new DailyQuota(Optional.empty(), ZoneOffset.UTC);

    public LocalDate day(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** The next midnight, or the first moment after it where clocks are put forward at midnight. */
    public Instant resetsAt(Instant now) {
        return day(now).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** How many more, having used so many. */
    public long left(long used) {
        return limit.map(most -> Math.max(0, most - used)).orElse(Long.MAX_VALUE);
    }
}
