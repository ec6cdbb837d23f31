package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.connection.SubscriptionState.ActiveSubscription;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.microsoft.graph.Profile;

/** The mailbox of a connection: its authorization and the state of its sync. */
public record ConnectedMailbox(
        MailboxAuthorization signIn,
        SubscriptionState subscriptionState,
        SyncSchedule syncSchedule,
        SyncProgress progress,
        SyncHealth health) {

    /** The first audit runs when there is a day of live sync to check. */
    private static final Duration BEFORE_FIRST_AUDIT = Duration.ofDays(1);

    private static final int WORTH_TELLING = 3;

    /** The mailbox just after sign-in: everything is due at once, and the history is to be imported. */
    public static ConnectedMailbox signedIn(Profile profile, Instant now, Instant horizon, boolean sending) {
        var signIn = new MailboxAuthorization(profile, now, now, now, horizon, sending);
        return new ConnectedMailbox(
                        signIn,
                        SubscriptionState.NOT_YET,
                        SyncSchedule.allAt(now, now),
                        SyncProgress.NONE,
                        SyncHealth.GOOD)
                .dueAsWhole(now);
    }

    public Profile profile() {
        return signIn.profile();
    }

    public Instant horizon() {
        return signIn.horizon();
    }

    public Instant connectedAt() {
        return signIn.connectedAt();
    }

    /** Makes everything due, including the history import. */
    ConnectedMailbox dueAsWhole(Instant now) {
        return with(
                SyncSchedule.allAt(now, now.plus(BEFORE_FIRST_AUDIT)).requestScan(ScanKind.HISTORY, horizon(), now));
    }

    /** Nothing is due before then. */
    ConnectedMailbox waitingUntil(Instant time) {
        return with(SyncSchedule.allAt(time, time));
    }

    /** The same mailbox after another sign-in: all folders are checked. */
    ConnectedMailbox signedInAgain(Profile as, boolean sendingToo, Instant at, Instant now) {
        return new ConnectedMailbox(
                signIn.again(as, sendingToo, at, now),
                subscriptionState,
                syncSchedule.catchUps(now, now),
                progress,
                health.signedInAgain(now));
    }

    public boolean isSameAs(Profile other) {
        return profile().tenantId().equals(other.tenantId())
                && profile().objectId().equals(other.objectId());
    }

    /** The user's addresses can change. */
    public ConnectedMailbox with(Profile current) {
        return new ConnectedMailbox(signIn.with(current), subscriptionState, syncSchedule, progress, health);
    }

    /** A catch-up follows each new subscription, so that no email is lost in between. */
    public ConnectedMailbox subscribed(ActiveSubscription made, Instant now) {
        return renewed(made).with(syncSchedule.catchUps(now, now));
    }

    public ConnectedMailbox renewed(ActiveSubscription longer) {
        return with(SubscriptionState.by(longer)).with(health.over(ErrorScope.NOTIFICATIONS));
    }

    public ConnectedMailbox unsubscribed() {
        return with(subscriptionState.ended());
    }

    /** Microsoft cannot reach this service: from now on Mail Sync polls the mailbox, and there is nothing to fix. */
    public ConnectedMailbox unreachable(Instant now) {
        return with(SubscriptionState.unreachable(now))
                .with(syncSchedule.noLaterThan(MailboxTask.QUICK_CATCH_UP, now))
                .with(health.over(ErrorScope.NOTIFICATIONS));
    }

    /** The next work on the mailbox renews the subscription. */
    public ConnectedMailbox renewNow(Instant now) {
        return with(subscriptionState.renewNow(now));
    }

    /** Microsoft currently refuses to create or renew a subscription. */
    public ConnectedMailbox subscriptionRefused(Failure failure, Instant now, Instant askAgainAt) {
        var refused = with(subscriptionState.refused(now, askAgainAt));
        // While the old subscription is active, a brief renewal failure concerns nobody.
        return refused.subscriptionState.isActive(now) && refused.subscriptionState.failures() < WORTH_TELLING
                ? refused
                : refused.with(syncSchedule.noLaterThan(MailboxTask.QUICK_CATCH_UP, now))
                        .with(health.replaced(ErrorScope.NOTIFICATIONS, failure, now, askAgainAt));
    }

    public ConnectedMailbox synced(Instant now) {
        return with(progress.synced(now));
    }

    /** @param soFar empty once all folders are known */
    public ConnectedMailbox foldersListed(Optional<Integer> soFar) {
        return with(progress.foldersListed(soFar));
    }

    public ConnectedMailbox quicklyCaughtUp(Instant now, Instant next) {
        return synced(now).with(syncSchedule.catchUps(next, syncSchedule.fullCatchUpAt()));
    }

    /** @param startedAt of the round: it may have missed email received while it ran */
    public ConnectedMailbox fullyCaughtUp(Instant startedAt, Instant now, Instant nextQuick, Instant nextFull) {
        return with(progress.synced(now).completeUpTo(startedAt)).with(syncSchedule.catchUps(nextQuick, nextFull));
    }

    /** Work is incomplete: all folders are checked again, no later than {@code at}. */
    public ConnectedMailbox dirty(Instant at, Instant now) {
        return with(syncSchedule.againAt(MailboxTask.FULL_CATCH_UP, at, now));
    }

    /** Inbox and Sent Items are checked, and what is quarantined is retried, no later than {@code at}. */
    public ConnectedMailbox catchUpBy(Instant at) {
        return with(syncSchedule.noLaterThan(MailboxTask.QUICK_CATCH_UP, at));
    }

    ConnectedMailbox failed(FailedAttempt attempt, FailureStreak after) {
        return with(health.failed(attempt, after))
                .with(syncSchedule.catchUps(syncSchedule.quickCatchUpAt(), after.retryAt()));
    }

    ConnectedMailbox recovered(long recorded, Instant now) {
        return with(health.recovered(recorded, now)).with(subscriptionState.askAgainNow(now));
    }

    ConnectedMailbox givenUp() {
        return with(health.givenUp());
    }

    /** Makes due work, and a check of all folders, run now instead of on schedule. */
    public ConnectedMailbox attemptNow(Instant now) {
        return with(health.retryNow(now)).with(syncSchedule.catchUps(now, now));
    }

    /** Also retries what is quarantined. */
    public ConnectedMailbox attemptEverythingNow(Instant now) {
        var attempted = attemptNow(now);
        return attempted.with(attempted.health.askedFor(now));
    }

    /** An error outside the sync itself. */
    public ConnectedMailbox noted(ErrorScope scope, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        return with(health.noted(scope, failure, now, nextAttemptAt));
    }

    public ConnectedMailbox over(ErrorScope scope) {
        return with(health.over(scope));
    }

    /**
     * A task that reads old email waits until {@code at}, while everything else continues. Nothing has failed if the task
     * is no longer due: its end was stored, and only the answer was lost, or it was cancelled.
     */
    public ConnectedMailbox backfillFailed(MailboxTask task, Instant at, Failure failure, Instant now) {
        if (!syncSchedule.due().containsKey(task)) {
            return this;
        }
        return with(syncSchedule.failed(task, at)).noted(ErrorScope.OLD_MAIL, failure, now, Optional.of(at));
    }

    public ConnectedMailbox backfillSucceeded(MailboxTask task) {
        return with(syncSchedule.succeeded(task));
    }

    /** Email is deferred until the day's quota has room. */
    public ConnectedMailbox deferredMailDueBy(Instant at) {
        return with(syncSchedule.noLaterThan(MailboxTask.DEFERRED_MAIL, at));
    }

    public ConnectedMailbox deferredMailDueAt(Optional<Instant> next) {
        return with(syncSchedule.at(MailboxTask.DEFERRED_MAIL, next));
    }

    /** There may be room for deferred email, or for the history that waits for it. */
    public ConnectedMailbox quotaRaised(Instant now) {
        return with(syncSchedule.quotaRaised(now));
    }

    /** @param from everything received from this time on is scanned */
    public ConnectedMailbox requestScan(ScanKind kind, Instant from, Instant now) {
        return with(syncSchedule.requestScan(kind, from, now));
    }

    /** Searches for their earlier email, or scans the mailbox if there are many. */
    public ConnectedMailbox searching(Set<String> addresses, Instant now) {
        return with(syncSchedule.searching(addresses, horizon(), now));
    }

    public ConnectedMailbox searched(Set<String> addresses) {
        return with(syncSchedule.searched(addresses));
    }

    public ConnectedMailbox postponed(MailboxTask task, Instant next) {
        return with(syncSchedule.postponed(task, next));
    }

    public ConnectedMailbox scanBegun(ScanKind kind) {
        return with(syncSchedule.begun(kind));
    }

    public ConnectedMailbox scanAt(Optional<Instant> next) {
        return with(syncSchedule.at(MailboxTask.SCAN, next));
    }

    public ConnectedMailbox auditAt(Instant next) {
        return with(syncSchedule.at(MailboxTask.AUDIT, Optional.of(next)));
    }

    /**
     * @param until everything received until then was compared; {@code foundLate} of it was missing and is now recorded
     */
    public ConnectedMailbox audited(Instant until, long foundLate) {
        return with(progress.completeUpTo(until).foundLate(foundLate));
    }

    public Map<ScanKind, Instant> requestedScans() {
        return syncSchedule.requestedScans();
    }

    /** After a failure, nothing is retried before this. */
    public Optional<Instant> retryAt() {
        return health.failureStreak().map(FailureStreak::retryAt);
    }

    /** When the next work is due if nothing has failed. */
    Instant dueAt() {
        var work = syncSchedule.earliest();
        return subscriptionState.dueAt().filter(work::isAfter).orElse(work);
    }

    /** Nothing is wrong with old email once none of its tasks fails. */
    private ConnectedMailbox with(SyncSchedule changed) {
        var ended = !syncSchedule.backfillFailures().isEmpty()
                && changed.backfillFailures().isEmpty();
        return new ConnectedMailbox(
                signIn, subscriptionState, changed, progress, ended ? health.over(ErrorScope.OLD_MAIL) : health);
    }

    private ConnectedMailbox with(SyncProgress made) {
        return new ConnectedMailbox(signIn, subscriptionState, syncSchedule, made, health);
    }

    private ConnectedMailbox with(SubscriptionState current) {
        return new ConnectedMailbox(signIn, current, syncSchedule, progress, health);
    }

    private ConnectedMailbox with(SyncHealth current) {
        return new ConnectedMailbox(signIn, subscriptionState, syncSchedule, progress, current);
    }
}
