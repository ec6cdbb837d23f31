package dev.mailsync.sync.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.mailsync.connection.ScanKind;

/**
 * A scan of everything that a mailbox received in a time span. It can stop after any page and resume there.
 *
 * @param from and {@code until}: what is still to be scanned, both inclusive
 * @param lookedAt how many emails have been scanned; {@code total}: how many there were when it began
 * @param recorded how many of them it recorded
 */
public record MailboxScan(
        ScanKind kind,
        Instant from,
        Instant until,
        long lookedAt,
        long total,
        long recorded,
        boolean done,
        Optional<Instant> endedAt) {

    /** A mailbox of 5,000 messages rests for about 40 minutes before the next scan. */
    private static final Duration PAUSE_OF_EACH = Duration.ofMillis(500);

    /** A scan of one page costs next to nothing. */
    private static final int FREE = 250;

    /** Users can request audits too, with a click. */
    private static final Duration SHORTEST_PAUSE_OF_AUDITS = Duration.ofHours(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    public static MailboxScan begin(ScanKind kind, Instant from, Instant until) {
        return new MailboxScan(kind, from, until, 0, 0, 0, until.isBefore(from), Optional.empty());
    }

    public MailboxScan of(long total) {
        return new MailboxScan(kind, from, until, lookedAt, total, recorded, done, endedAt);
    }

    /** No other scan of this kind begins earlier: whoever requests it, the pause is proportional to the cost. */
    public Instant nextMayBeginAt() {
        return endedAt.map(at -> at.plus(pause())).orElse(Instant.MIN);
    }

    private Duration pause() {
        var byLength = PAUSE_OF_EACH.multipliedBy(Math.max(0, lookedAt - FREE));
        var shortest = kind == ScanKind.AUDIT ? SHORTEST_PAUSE_OF_AUDITS : Duration.ZERO;
        return Collections.min(List.of(Collections.max(List.of(byLength, shortest)), LONGEST_PAUSE));
    }

    /** Records the time that the scan has reached and where it resumes. */
    public MailboxScan movedTo(Instant position, int looked, int recordedThere) {
        return kind.newestFirst()
                ? with(from, position, looked, recordedThere, false)
                : with(position, until, looked, recordedThere, false);
    }

    public MailboxScan ended(int looked, int recordedThere, Instant now) {
        var all = with(from, until, looked, recordedThere, true);
        return new MailboxScan(kind, from, until, all.lookedAt, all.total, all.recorded, true, Optional.of(now));
    }

    private MailboxScan with(Instant from, Instant until, int looked, int recordedThere, boolean end) {
        var all = lookedAt + looked;
        return new MailboxScan(kind, from, until, all, Math.max(total, all), recorded + recordedThere, end, endedAt);
    }
}
