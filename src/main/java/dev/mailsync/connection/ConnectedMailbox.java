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

/** The mailbox of a connection: how it was signed in to, and how its sync fares. */
public record ConnectedMailbox(
        MailboxAuthorization signIn,
        SubscriptionState subscriptionState,
        SyncSchedule syncSchedule,
        SyncProgress progress,
        SyncHealth health) {

    /** The first audit comes when a day of live sync can be looked back on. */
    private static final Duration BEFORE_FIRST_AUDIT = Duration.ofDays(1);

    private static final int WORTH_TELLING = 3;

    /** The mailbox just after signing in: everything is due at once, and the history is to be imported. */
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

    /** Everything is due, and the history is to be imported. */
    ConnectedMailbox dueAsWhole(Instant now) {
        return with(
                SyncSchedule.allAt(now, now.plus(BEFORE_FIRST_AUDIT)).requestScan(ScanKind.HISTORY, horizon(), now));
    }

    /** Nothing is due before. */
    ConnectedMailbox waitingUntil(Instant time) {
        return with(SyncSchedule.allAt(time, time));
    }

    /** The same mailbox, signed in to again: all is looked through. */
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

    /** A catch-up follows the making of every subscription, so that nothing falls between. */
    public ConnectedMailbox subscribed(ActiveSubscription made, Instant now) {
        return renewed(made).with(syncSchedule.catchUps(now, now));
    }

    public ConnectedMailbox renewed(ActiveSubscription longer) {
        return with(SubscriptionState.by(longer)).with(health.over(ErrorScope.NOTIFICATIONS));
    }

    public ConnectedMailbox unsubscribed() {
        return with(subscriptionState.ended());
    }

    /** Microsoft cannot reach this service: the mailbox is polled, from now on, and there is nothing to put right. */
    public ConnectedMailbox unreachable(Instant now) {
        return with(SubscriptionState.unreachable(now))
                .with(syncSchedule.noLaterThan(MailboxTask.QUICK_CATCH_UP, now))
                .with(health.over(ErrorScope.NOTIFICATIONS));
    }

    /** Has the subscription renewed by the next work on the mailbox. */
    public ConnectedMailbox renewNow(Instant now) {
        return with(subscriptionState.renewNow(now));
    }

    /** Microsoft makes or renews no subscription for now. */
    public ConnectedMailbox subscriptionRefused(Failure failure, Instant now, Instant askAgainAt) {
        var refused = with(subscriptionState.refused(now, askAgainAt));
        // As long as the old subscription lives, a blip of its renewal is nobody's concern.
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

    /** @param startedAt of the round: what came in while it ran may have been missed by it */
    public ConnectedMailbox fullyCaughtUp(Instant startedAt, Instant now, Instant nextQuick, Instant nextFull) {
        return with(progress.synced(now).completeUpTo(startedAt)).with(syncSchedule.catchUps(nextQuick, nextFull));
    }

    /** Something was left undone: all folders are looked through again, not later than {@code at}. */
    public ConnectedMailbox dirty(Instant at) {
        return with(syncSchedule.noLaterThan(MailboxTask.FULL_CATCH_UP, at));
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

    /** What is due, and a look through all folders, now instead of in its time. */
    public ConnectedMailbox attemptNow(Instant now) {
        return with(health.retryNow(now)).with(syncSchedule.catchUps(now, now));
    }

    /** And what is quarantined with it. */
    public ConnectedMailbox attemptEverythingNow(Instant now) {
        var attempted = attemptNow(now);
        return attempted.with(attempted.health.askedFor(now));
    }

    /** Something beside the sync itself went wrong. */
    public ConnectedMailbox noted(ErrorScope scope, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        return with(health.noted(scope, failure, now, nextAttemptAt));
    }

    public ConnectedMailbox over(ErrorScope scope) {
        return with(health.over(scope));
    }

    /** History, audits and deferred email wait until {@code at}, while new email is synced. */
    public ConnectedMailbox oldMailAt(Instant at, Failure failure, Instant now) {
        return with(syncSchedule.oldMailAt(at)).noted(ErrorScope.OLD_MAIL, failure, now, Optional.of(at));
    }

    public ConnectedMailbox oldMailGoesOn() {
        return syncSchedule.backfillFailures() == 0
                ? this
                : with(syncSchedule.withoutBackfillFailures()).over(ErrorScope.OLD_MAIL);
    }

    /** Mail waits for room in the day's quota. */
    public ConnectedMailbox deferredMailDueBy(Instant at) {
        return with(syncSchedule.noLaterThan(MailboxTask.DEFERRED_MAIL, at));
    }

    public ConnectedMailbox deferredMailDueAt(Optional<Instant> next) {
        return with(syncSchedule.at(MailboxTask.DEFERRED_MAIL, next));
    }

    /** There may be room for what the quota deferred, or for the history that waits for it. */
    public ConnectedMailbox quotaRaised(Instant now) {
        return with(syncSchedule.quotaRaised(now));
    }

    /** @param from the received time from which everything is to be looked through */
    public ConnectedMailbox requestScan(ScanKind kind, Instant from, Instant now) {
        return with(syncSchedule.requestScan(kind, from, now));
    }

    /** Their earlier mail is searched for, or looked through for where they are many. */
    public ConnectedMailbox searching(Set<String> addresses, Instant now) {
        return with(syncSchedule.searching(addresses, horizon(), now));
    }

    public ConnectedMailbox searched(Set<String> addresses) {
        return with(syncSchedule.searched(addresses));
    }

    public ConnectedMailbox postponed(MailboxTask task, Instant next) {
        return with(syncSchedule.at(task, Optional.of(next)));
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

    /** @param until everything received until then was compared; {@code foundLate} of it was missing, and is mended */
    public ConnectedMailbox audited(Instant until, long foundLate) {
        return with(progress.completeUpTo(until).foundLate(foundLate));
    }

    public Map<ScanKind, Instant> requestedScans() {
        return syncSchedule.requestedScans();
    }

    /** Nothing is tried before, after a failure. */
    public Optional<Instant> retryAt() {
        return health.failureStreak().map(FailureStreak::retryAt);
    }

    /** When there is something to do if all goes well. */
    Instant dueAt() {
        var work = syncSchedule.earliest();
        return subscriptionState.dueAt().filter(work::isAfter).orElse(work);
    }

    private ConnectedMailbox with(SyncSchedule changed) {
        return new ConnectedMailbox(signIn, subscriptionState, changed, progress, health);
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
