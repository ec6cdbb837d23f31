package dev.mailsync.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a round over all folders has come, for the next job to go on there.
 *
 * @param startedAt what came in before has been looked at once the round is complete
 * @param after the folder that was read last, in the order of ids
 * @param retryAt when the first of the folders that cannot be read is tried again
 * @param completeUpTo up to when those were known to be complete
 */
record FolderRound(
        Instant startedAt, Optional<String> after, Optional<Instant> retryAt, Optional<Instant> completeUpTo) {

    static FolderRound begun(Instant now) {
        return new FolderRound(now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    FolderRound past(String folder) {
        return new FolderRound(startedAt, Optional.of(folder), retryAt, completeUpTo);
    }

    FolderRound without(FolderFailure failing) {
        return new FolderRound(
                startedAt,
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
