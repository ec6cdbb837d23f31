package dev.mailsync.sync.catchup;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The progress of a round over all folders, so that the next job can resume it.
 *
 * @param startedAt once the round is complete, everything received before this time has been processed
 * @param opened how many of its first steps are done: Inbox, Sent Items, folder tree
 * @param after the last of the other folders that was read, in order of ID
 * @param retryAt when the first of the unreadable folders is retried
 * @param completeUpTo the time up to which those were known to be complete
 */
record FolderRound(
        Instant startedAt,
        int opened,
        Optional<String> after,
        Optional<Instant> retryAt,
        Optional<Instant> completeUpTo) {

    static FolderRound begun(Instant now) {
        return new FolderRound(now, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    FolderRound onward() {
        return new FolderRound(startedAt, opened + 1, after, retryAt, completeUpTo);
    }

    FolderRound past(String folder) {
        return new FolderRound(startedAt, opened, Optional.of(folder), retryAt, completeUpTo);
    }

    FolderRound without(FolderFailure failing) {
        return new FolderRound(
                startedAt,
                opened,
                after,
                Optional.of(earlier(retryAt, failing.retryAt())),
                Optional.of(earlier(completeUpTo, failing.completeUpTo())));
    }

    /** Everything received before has been processed, even in the unreadable folders. */
    Instant upTo() {
        return earlier(completeUpTo, startedAt);
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return Stream.concat(one.stream(), Stream.of(other))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
