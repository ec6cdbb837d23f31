package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

/**
 * The progress of a mailbox's sync.
 *
 * @param completeUpTo everything received until then has been processed, in all folders
 * @param foundLate how many emails only audits found
 * @param foldersListed how many folders are known so far, while they are being listed
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
