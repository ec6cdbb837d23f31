package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mailsync.error.Failure;
import dev.mailsync.error.OutageDetector;
import dev.mailsync.error.RetrySchedule;
import dev.mailsync.error.RetrySchedule.Failing;

/**
 * A mailbox that currently cannot be synced.
 *
 * @param since the first failure after the last success: email received since must be caught up on
 * @param recordedBefore how many emails were recorded then
 * @param notBefore nobody may retry earlier, not even by hand: Microsoft asked for it, or the last attempt was just now
 * @param run the consecutive failures; empty after a new sign-in, which restarts the count
 */
public record FailureStreak(Instant since, long recordedBefore, Instant retryAt, Instant notBefore, Optional<Run> run) {

    /** How many attempts signs of life may cause during an outage, in addition to one for each such pause. */
    private static final int SIGNS = 15;

    private static final Duration PAUSE = Duration.ofMinutes(10);

    /**
     * @param shownAt when it becomes an error, even if nothing is tried in the meantime
     * @param countedFrom the first failure that is not self-resolving. The two days count from here, shifted by the
     *     time that self-resolving failures lasted
     * @param selfResolvingSince the first of the latest self-resolving failures, until another kind follows
     * @param needingPerson how many of the failures only a person can fix
     */
    public record Run(
            Instant shownAt,
            int failures,
            Optional<Instant> countedFrom,
            Optional<Instant> selfResolvingSince,
            int needingPerson) {

        private long expectedUntil(Instant now) {
            return Math.max(0, Duration.between(shownAt, now).dividedBy(PAUSE));
        }

        private Failing failing(Failure failure, RetrySchedule schedule) {
            return new Failing(failure.needsPerson() ? needingPerson : failures, shownAt.minus(schedule.shownAfter()));
        }
    }

    static FailureStreak after(Optional<FailureStreak> before, FailedAttempt attempt, RetrySchedule schedule) {
        var now = attempt.failedAt();
        var run = run(before.flatMap(FailureStreak::run), attempt, schedule);
        var last = run.countedFrom()
                .filter(from -> run.selfResolvingSince().isEmpty())
                .map(from -> from.plus(schedule.giveUpAfter()));
        return new FailureStreak(
                before.map(FailureStreak::since).orElse(now),
                before.map(FailureStreak::recordedBefore).orElse(attempt.recordedSoFar()),
                schedule.next(attempt.failure(), run.failing(attempt.failure(), schedule), attempt.chance(), last, now),
                now.plus(schedule.least(attempt.failure())),
                Optional.of(run));
    }

    private static Run run(Optional<Run> before, FailedAttempt attempt, RetrySchedule schedule) {
        var now = attempt.failedAt();
        return new Run(
                before.map(Run::shownAt).orElse(now.plus(schedule.shownAfter())),
                before.map(Run::failures).orElse(0) + 1,
                countedFrom(before, attempt),
                attempt.selfResolving()
                        ? before.flatMap(Run::selfResolvingSince).or(() -> Optional.of(now))
                        : Optional.empty(),
                before.map(Run::needingPerson).orElse(0) + (attempt.failure().needsPerson() ? 1 : 0));
    }

    private static Optional<Instant> countedFrom(Optional<Run> before, FailedAttempt attempt) {
        var now = attempt.failedAt();
        var counted = before.flatMap(Run::countedFrom);
        if (!attempt.selfResolving()) {
            return counted.map(from -> from.plus(passed(before, now))).or(() -> Optional.of(now));
        }
        // A failure just before an outage became visible was part of it.
        return attempt.outage() ? counted.filter(from -> from.isBefore(now.minus(OutageDetector.RECENT))) : counted;
    }

    private static Duration passed(Optional<Run> before, Instant now) {
        return before.flatMap(Run::selfResolvingSince)
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    boolean isShown(FailedAttempt attempt, RetrySchedule schedule) {
        return attempt.failure().needsPerson()
                || run.filter(it -> it.failures() >= schedule.shownFrom()
                                || !attempt.failedAt().isBefore(it.shownAt()))
                        .isPresent();
    }

    /** Whether the two days were over when the attempt began, which makes it the last one. */
    boolean isGivenUp(FailedAttempt attempt, RetrySchedule schedule) {
        return !attempt.selfResolving()
                && run.flatMap(Run::countedFrom)
                        .filter(from -> !attempt.beganAt().isBefore(from.plus(schedule.giveUpAfter())))
                        .isPresent();
    }

    /** Retries as soon as allowed. */
    FailureStreak retryNow(Instant now) {
        return new FailureStreak(since, recordedBefore, now.isAfter(notBefore) ? now : notBefore, notBefore, run);
    }

    /**
     * Whether a sign of life makes {@link #retryNow} worthwhile. During a long outage, a busy mailbox hears one a minute
     * although nothing works.
     */
    boolean heedsSignOfLife(Instant now) {
        return now.isBefore(retryAt)
                && notBefore.isBefore(retryAt)
                && run.filter(it -> it.failures() > it.expectedUntil(now) + SIGNS)
                        .isEmpty();
    }

    FailureStreak signedInAgain(Instant now) {
        return new FailureStreak(since, recordedBefore, now, now, Optional.empty());
    }

    Optional<Instant> shownAt() {
        return run.map(Run::shownAt);
    }
}
