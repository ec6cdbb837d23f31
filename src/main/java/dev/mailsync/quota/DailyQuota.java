package dev.mailsync.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.mailsync.identity.ConnectionId;

/**
 * How many mails are recorded for a user on one day.
 *
 * @param limit empty for any number
 * @param zone of the company, whose midnight begins a new day
 */
public record DailyQuota(Optional<Integer> limit, ZoneId zone) {

    public static final DailyQuota UNLIMITED = new DailyQuota(Optional.empty(), ZoneOffset.UTC);

    private static final Duration SPREAD = Duration.ofMinutes(10);

    public LocalDate day(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    /** The next midnight, or the first moment after it where clocks are put forward at midnight. */
    public Instant resetsAt(Instant now) {
        return day(now).plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * When what waits for the reset is due: some minutes later, which differ from mailbox to mailbox, so that a midnight is no
     * rush. There is room from the reset on, and new mail takes it.
     */
    public Instant dueAfterReset(ConnectionId mailbox, Instant now) {
        return resetsAt(now).plusSeconds(Math.floorMod(mailbox.value().hashCode(), SPREAD.toSeconds()));
    }

    /** How many more, having used so many. */
    public long left(long used) {
        return limit.map(most -> Math.max(0, most - used)).orElse(Long.MAX_VALUE);
    }
}
