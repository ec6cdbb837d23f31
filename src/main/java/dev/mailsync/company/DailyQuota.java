package dev.mailsync.company;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.mailsync.platform.identity.ConnectionId;

/**
 * How many emails are recorded for a user per day. Live email may use all of it at any time, the backlog a share that
 * grows over the day.
 *
 * @param limit empty if unlimited
 * @param zone of the company; its midnight starts a new day
 */
public record DailyQuota(Optional<Integer> limit, ZoneId zone) {

    public static final DailyQuota UNLIMITED = new DailyQuota(Optional.empty(), ZoneOffset.UTC);

    /** A catch-up of all folders finds unannounced email within this time. */
    private static final Duration SOON = Duration.ofHours(6);

    private static final Duration SPREAD = Duration.ofMinutes(10);
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    /** The backlog is recorded in a few pieces, not one by one. */
    private static final int PIECES_A_DAY = 5;

    public LocalDate day(Instant now) {
        return now.atZone(zone).toLocalDate();
    }

    public Instant dayBegins(Instant now) {
        return beginning(day(now));
    }

    /** The next midnight, or the first moment after it if clocks go forward at midnight. */
    public Instant resetsAt(Instant now) {
        return beginning(day(now).plusDays(1));
    }

    public Allowance live(Instant now) {
        return new Allowance(day(now), limit, limit);
    }

    public Allowance backlog(Instant now) {
        return new Allowance(
                day(now), limit, limit.map(most -> share(most, day(now)).at(now)));
    }

    /** Email found soon after its receipt is live; older email only if it was received today. */
    public Allowance arriving(Instant receivedAt, Instant now) {
        return receivedAt.isAfter(now.minus(SOON)) ? live(now) : of(receivedAt, now);
    }

    /** Email received today is live, however it was found. */
    public Allowance of(Instant receivedAt, Instant now) {
        return receivedAt.isBefore(dayBegins(now)) ? backlog(now) : live(now);
    }

    /**
     * When the next piece of the backlog is due: some minutes after there is room for it, spread over the mailboxes to
     * avoid a rush.
     *
     * @param used of the quota today
     * @param waiting at least this many
     */
    public Instant backlogDueAt(ConnectionId mailbox, long used, long waiting, Instant now) {
        var room = limit.map(most -> roomAt(most, used, waiting, now)).orElse(now);
        var spread = room.plusSeconds(Math.floorMod(mailbox.value().hashCode(), SPREAD.toSeconds()));
        return later(spread, now.plus(AT_LEAST));
    }

    private Instant roomAt(int most, long used, long waiting, Instant now) {
        long piece = Math.clamp(waiting, 1, Math.ceilDiv(Math.max(1, most), PIECES_A_DAY));
        if (most == 0) {
            return resetsAt(now);
        }
        return used < most
                ? share(most, day(now)).reaches(Math.min(most, used + piece))
                : share(most, day(now).plusDays(1)).reaches(piece);
    }

    private BacklogShare share(int most, LocalDate day) {
        return new BacklogShare(most, beginning(day), beginning(day.plusDays(1)));
    }

    public Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
