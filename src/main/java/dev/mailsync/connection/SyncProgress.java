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
public record SyncProgress(
        Optional<Instant> lastSyncedAt,
        Optional<Instant> completeUpTo,
        long foundLate,
        Optional<Integer> foldersListed) {

    static final SyncProgress NONE = new SyncProgress(Optional.empty(), Optional.empty(), 0, Optional.empty());

    SyncProgress synced(Instant now) {
        return new SyncProgress(Optional.of(now), completeUpTo, foundLate, Optional.empty());
    }

    SyncProgress completeUpTo(Instant time) {
        var later = completeUpTo.filter(time::isBefore).orElse(time);
        return new SyncProgress(lastSyncedAt, Optional.of(later), foundLate, foldersListed);
    }

    SyncProgress foundLate(long more) {
        return new SyncProgress(lastSyncedAt, completeUpTo, foundLate + more, foldersListed);
    }

    SyncProgress foldersListed(Optional<Integer> soFar) {
        return new SyncProgress(lastSyncedAt, completeUpTo, foundLate, soFar);
    }
}
