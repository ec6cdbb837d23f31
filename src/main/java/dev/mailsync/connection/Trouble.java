package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.failure.OutageWatch;
import dev.mailsync.failure.RetrySchedule;

/**
 * A mailbox that cannot be synced for now.
 *
 * @param since the first failure after the last success: mail of that time is to be caught up on
 * @param recordedBefore how many mails were recorded then
 * @param run the failures in a row; empty after a new sign-in, with which they begin to count anew
 */
public record Trouble(Instant since, long recordedBefore, Instant retryAt, Optional<Run> run) {

    /**
     * @param shownAt when it is an error, even if nothing is tried meanwhile
     * @param countedFrom the first failure that does not pass by itself, from which the two days count
     */
    public record Run(Instant shownAt, int failures, Optional<Instant> countedFrom) {}

    static Trouble after(Optional<Trouble> before, FailedAttempt attempt, RetrySchedule schedule) {
        var now = attempt.failedAt();
        var run = run(before.flatMap(Trouble::run), attempt, schedule);
        var last = run.countedFrom().map(from -> from.plus(schedule.giveUpAfter()));
        return new Trouble(
                before.map(Trouble::since).orElse(now),
                before.map(Trouble::recordedBefore).orElse(attempt.recordedSoFar()),
                schedule.next(attempt.failure(), run.failures(), attempt.chance(), last, now),
                Optional.of(run));
    }

    private static Run run(Optional<Run> before, FailedAttempt attempt, RetrySchedule schedule) {
        var now = attempt.failedAt();
        return new Run(
                before.map(Run::shownAt).orElse(now.plus(schedule.shownAfter())),
                before.map(Run::failures).orElse(0) + 1,
                countedFrom(before.flatMap(Run::countedFrom), attempt));
    }

    private static Optional<Instant> countedFrom(Optional<Instant> before, FailedAttempt attempt) {
        if (!attempt.passing()) {
            return before.or(() -> Optional.of(attempt.failedAt()));
        }
        // What began as an outage showed was a part of it.
        return attempt.outage()
                ? before.filter(from -> from.isBefore(attempt.failedAt().minus(OutageWatch.RECENT)))
                : before;
    }

    boolean isShown(FailedAttempt attempt, RetrySchedule schedule) {
        return attempt.failure().needsPerson()
                || run.filter(it -> it.failures() >= schedule.shownFrom()
                                || !attempt.failedAt().isBefore(it.shownAt()))
                        .isPresent();
    }

    /** Whether the two days were over when the attempt began, which so was the last one. */
    boolean isGivenUp(FailedAttempt attempt, RetrySchedule schedule) {
        return !attempt.passing()
                && run.flatMap(Run::countedFrom)
                        .filter(from -> !attempt.beganAt().isBefore(from.plus(schedule.giveUpAfter())))
                        .isPresent();
    }

    Trouble retryAt(Instant at) {
        return new Trouble(since, recordedBefore, at, run);
    }

    Trouble signedInAgain(Instant now) {
        return new Trouble(since, recordedBefore, now, Optional.empty());
    }

    Optional<Instant> shownAt() {
        return run.map(Run::shownAt);
    }
}
