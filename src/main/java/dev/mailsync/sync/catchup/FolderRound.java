package dev.mailsync.sync.catchup;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a round over all folders has come, for the next job to go on there.
 *
 * @param startedAt what came in before has been looked at once the round is complete
 * @param opened how many of its first steps are done: Inbox, Sent Items, and the tree of folders
 * @param after the folder that was read last of all others, in the order of ids
 * @param retryAt when the first of the folders that cannot be read is tried again
 * @param completeUpTo up to when those were known to be complete
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

    /** What came in before has been looked at, in the folders that cannot be read as well. */
    Instant upTo() {
        return earlier(completeUpTo, startedAt);
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return Stream.concat(one.stream(), Stream.of(other))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
