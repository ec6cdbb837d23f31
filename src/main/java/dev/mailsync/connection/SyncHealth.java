package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Gap;
import dev.mailsync.error.OpenErrors;

/**
 * How a mailbox fares.
 *
 * @param failureStreak present from the first failure until the next complete catch-up
 * @param lastGap the last time that was caught up on
 * @param askedAt when somebody last asked to have everything tried at once
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

    /** Whether the work that was due then has to try what is quarantined as well, before its time. */
    public boolean wasAskedFor(Instant dueAt) {
        return askedAt.filter(dueAt::equals).isPresent();
    }

    SyncHealth signedInAgain(Instant now) {
        return new SyncHealth(
                failureStreak.map(it -> it.signedInAgain(now)), errors.without(ErrorScope.TOKENS), lastGap, askedAt);
    }

    /** Something beside the sync itself went wrong. */
    SyncHealth noted(ErrorScope scope, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        return new SyncHealth(failureStreak, errors.with(scope, failure, now, nextAttemptAt), lastGap, askedAt);
    }

    /** As noted, and whatever else was known of that is out of date. */
    SyncHealth replaced(ErrorScope scope, Failure failure, Instant now, Instant nextAttemptAt) {
        var outOfDate = errors.of(scope).anyMatch(it -> !it.code().equals(failure.code()));
        return (outOfDate ? over(scope) : this).noted(scope, failure, now, Optional.of(nextAttemptAt));
    }

    SyncHealth over(ErrorScope scope) {
        return new SyncHealth(failureStreak, errors.without(scope), lastGap, askedAt);
    }
}
