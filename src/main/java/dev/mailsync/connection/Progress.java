package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the sync of a mailbox has come.
 *
 * @param completeUpTo everything received until then has been looked at, in all folders
 * @param foundLate how many mails audits found that nothing else had
 * @param foldersListed how many folders are known so far, as long as they are being listed
 */
public record Progress(
        Optional<Instant> lastSyncedAt,
        Optional<Instant> completeUpTo,
        long foundLate,
        Optional<Integer> foldersListed) {

    static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), 0, Optional.empty());

    Progress synced(Instant now) {
        return new Progress(Optional.of(now), completeUpTo, foundLate, Optional.empty());
    }

    Progress completeUpTo(Instant time) {
        var later = completeUpTo.filter(time::isBefore).orElse(time);
        return new Progress(lastSyncedAt, Optional.of(later), foundLate, foldersListed);
    }

    Progress foundLate(long more) {
        return new Progress(lastSyncedAt, completeUpTo, foundLate + more, foldersListed);
    }

    Progress foldersListed(Optional<Integer> soFar) {
        return new Progress(lastSyncedAt, completeUpTo, foundLate, soFar);
    }
}
