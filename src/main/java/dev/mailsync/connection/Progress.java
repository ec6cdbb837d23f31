package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the sync of a mailbox has come.
 *
 * @param completeUpTo everything received until then has been looked at, in all folders
 * @param foundLate how many mails audits found that nothing else had
 */
public record Progress(Optional<Instant> lastSyncedAt, Optional<Instant> completeUpTo, long foundLate) {

    static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), 0);

    Progress synced(Instant now) {
        return new Progress(Optional.of(now), completeUpTo, foundLate);
    }

    Progress completeUpTo(Instant time) {
        var later = completeUpTo.filter(time::isBefore).orElse(time);
        return new Progress(lastSyncedAt, Optional.of(later), foundLate);
    }

    Progress foundLate(long more) {
        return new Progress(lastSyncedAt, completeUpTo, foundLate + more);
    }
}
