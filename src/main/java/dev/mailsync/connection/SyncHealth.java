package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Gap;
import dev.mailsync.error.OpenErrors;

/**
 * The sync health of a mailbox.
 *
 * @param failureStreak present from the first failure until the next complete catch-up
 * @param lastGap the last gap that was caught up on
 * @param askedAt when somebody last asked to retry everything at once
 */
public record SyncHealth(
        Optional<FailureStreak> failureStreak, OpenErrors errors, Optional<Gap> lastGap, Optional<Instant> askedAt) {

    static final SyncHealth GOOD =
            new SyncHealth(Optional.empty(), OpenErrors.NONE, Optional.empty(), Optional.empty());

    SyncHealth failed(FailedAttempt attempt, FailureStreak after) {
        return new SyncHealth(
                Optional.of(after),
                errors.with(ErrorScope.SYNC, attempt.failure(), attempt.failedAt(), Optional.of(after.retryAt())),
                lastGap,
                askedAt);
    }

    SyncHealth givenUp() {
        return new SyncHealth(failureStreak, errors.givenUp(), lastGap, askedAt);
    }

    SyncHealth recovered(long recorded, Instant now) {
        var gap = failureStreak.map(it -> new Gap(it.since(), now, Math.max(0, recorded - it.recordedBefore())));
        return new SyncHealth(Optional.empty(), errors.without(ErrorScope.SYNC), gap.or(() -> lastGap), askedAt);
    }

    SyncHealth retryNow(Instant now) {
        return new SyncHealth(failureStreak.map(it -> it.retryNow(now)), errors, lastGap, askedAt);
    }

    SyncHealth askedFor(Instant now) {
        return new SyncHealth(failureStreak, errors, lastGap, Optional.of(now));
    }

    /** Whether the work due at that time must also retry quarantined items early. */
    public boolean wasAskedFor(Instant dueAt) {
        return askedAt.filter(dueAt::equals).isPresent();
    }

    SyncHealth signedInAgain(Instant now) {
        return new SyncHealth(
                failureStreak.map(it -> it.signedInAgain(now)), errors.without(ErrorScope.TOKENS), lastGap, askedAt);
    }

    /** An error outside the sync itself. */
    SyncHealth noted(ErrorScope scope, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        return new SyncHealth(failureStreak, errors.with(scope, failure, now, nextAttemptAt), lastGap, askedAt);
    }

    /** Notes the failure and drops other, outdated errors of the same scope. */
    SyncHealth replaced(ErrorScope scope, Failure failure, Instant now, Instant nextAttemptAt) {
        var outOfDate = errors.of(scope).anyMatch(it -> !it.code().equals(failure.code()));
        return (outOfDate ? over(scope) : this).noted(scope, failure, now, Optional.of(nextAttemptAt));
    }

    SyncHealth over(ErrorScope scope) {
        return new SyncHealth(failureStreak, errors.without(scope), lastGap, askedAt);
    }
}
