package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.mailsync.microsoft.Profile;
import dev.mailsync.survey.SurveyKind;

/**
 * The mailbox of a connection, and how far its sync has come.
 *
 * @param signedInAt the last time
 * @param connectedAt when this connection of the mailbox began: what came in before is its history
 * @param horizon mail received before is never recorded, by whatever way it shows up
 */
public record ConnectedMailbox(
        Profile profile,
        Instant signedInAt,
        Instant connectedAt,
        Instant horizon,
        boolean sending,
        Optional<ActiveSubscription> subscription,
        Agenda agenda,
        Progress progress) {

    /** @param renewAt well before the expiry that Microsoft granted */
    public record ActiveSubscription(String id, Instant expiresAt, Instant renewAt) {}

    /**
     * @param completeUpTo everything received until then has been looked at, in all folders
     * @param foundLate how many mails audits found that nothing else had
     */
    public record Progress(Optional<Instant> lastSyncedAt, Optional<Instant> completeUpTo, long foundLate) {

        static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), 0);

        Progress synced(Instant now) {
            return new Progress(Optional.of(now), completeUpTo, foundLate);
        }

        Progress completeUpTo(Instant time) {
            var later = completeUpTo.filter(time::isBefore).orElse(time);
            return new Progress(lastSyncedAt, Optional.of(later), foundLate);
        }

        Progress foundLate(long more) {
            return new Progress(lastSyncedAt, completeUpTo, foundLate + more);
        }
    }

    /** The first audit comes when a day of live sync can be looked back on. */
    private static final Duration BEFORE_FIRST_AUDIT = Duration.ofDays(1);

    /** The mailbox just after signing in: everything is due at once, and the history is to be imported. */
    static ConnectedMailbox signedIn(Profile profile, Instant now, Instant horizon, boolean sending) {
        var nothing = Agenda.allAt(now, now);
        return new ConnectedMailbox(profile, now, now, horizon, sending, Optional.empty(), nothing, Progress.NONE)
                .dueAsWhole(now);
    }

    /** Everything is due, and the history is to be imported. */
    ConnectedMailbox dueAsWhole(Instant now) {
        return with(it -> Agenda.allAt(now, now.plus(BEFORE_FIRST_AUDIT)).wanting(SurveyKind.HISTORY, horizon, now));
    }

    /** Nothing is due before. */
    ConnectedMailbox waitingUntil(Instant time) {
        return with(it -> Agenda.allAt(time, time));
    }

    /** The same mailbox, signed in to again: all is looked through. */
    ConnectedMailbox signedInAgain(Profile as, boolean sendingToo, Instant at, Instant now) {
        return new ConnectedMailbox(
                as, at, connectedAt, horizon, sendingToo, subscription, agenda.catchUps(now, now), progress);
    }

    public boolean isSameAs(Profile other) {
        return profile.tenantId().equals(other.tenantId()) && profile.objectId().equals(other.objectId());
    }

    /** The user's addresses can change. */
    public ConnectedMailbox with(Profile current) {
        return new ConnectedMailbox(current, signedInAt, connectedAt, horizon, sending, subscription, agenda, progress);
    }

    /** A catch-up follows the making of every subscription, so that nothing falls between. */
    public ConnectedMailbox subscribed(ActiveSubscription made, Instant now) {
        return with(Optional.of(made)).with(it -> it.catchUps(now, now));
    }

    public ConnectedMailbox renewed(ActiveSubscription longer) {
        return with(Optional.of(longer));
    }

    public ConnectedMailbox unsubscribed() {
        return with(Optional.<ActiveSubscription>empty());
    }

    /** Has the subscription renewed by the next work on the mailbox. */
    public ConnectedMailbox renewNow(Instant now) {
        return with(subscription.map(it -> new ActiveSubscription(it.id(), it.expiresAt(), now)));
    }

    public ConnectedMailbox synced(Instant now) {
        return with(progress.synced(now));
    }

    public ConnectedMailbox quicklyCaughtUp(Instant now, Instant next) {
        return synced(now).with(it -> it.catchUps(next, it.fullCatchUpAt()));
    }

    /** @param startedAt of the round: what came in while it ran may have been missed by it */
    public ConnectedMailbox fullyCaughtUp(Instant startedAt, Instant now, Instant nextQuick, Instant nextFull) {
        return with(progress.synced(now).completeUpTo(startedAt)).with(it -> it.catchUps(nextQuick, nextFull));
    }

    /** Something was left undone: all folders are looked through again, not later than {@code at}. */
    public ConnectedMailbox dirty(Instant at) {
        return with(it -> it.fullBy(at));
    }

    /** Puts off what is due until {@code at}, after a failure. */
    public ConnectedMailbox retryAt(Instant at) {
        return with(it -> it.retryAt(at));
    }

    /** Mail waits for room in the day's quota. */
    public ConnectedMailbox drainBy(Instant at) {
        return with(it -> it.drainBy(at));
    }

    public ConnectedMailbox drained(Optional<Instant> next) {
        return with(it -> it.drained(next));
    }

    /** There may be room for what the quota put off, or for the history that waits for it. */
    public ConnectedMailbox roomAt(Instant now) {
        return with(it -> it.roomAt(now));
    }

    /** @param from the received time from which everything is to be looked through */
    public ConnectedMailbox wanting(SurveyKind kind, Instant from, Instant now) {
        return with(it -> it.wanting(kind, from, now));
    }

    public ConnectedMailbox surveyBegun(SurveyKind kind) {
        return with(it -> it.begun(kind));
    }

    public ConnectedMailbox surveyAt(Optional<Instant> next) {
        return with(it -> it.surveyAt(next));
    }

    public ConnectedMailbox auditAt(Instant next) {
        return with(it -> it.auditAt(next));
    }

    /** @param until everything received until then was compared; {@code foundLate} of it was missing, and is mended */
    public ConnectedMailbox audited(Instant until, long foundLate) {
        return with(progress.completeUpTo(until).foundLate(foundLate));
    }

    public Map<SurveyKind, Instant> wantedSurveys() {
        return agenda.wanted();
    }

    Instant dueAt() {
        var work = agenda.earliest();
        return subscription
                .map(ActiveSubscription::renewAt)
                .filter(renewal -> renewal.isBefore(work))
                .orElse(work);
    }

    private ConnectedMailbox with(UnaryOperator<Agenda> change) {
        return new ConnectedMailbox(
                profile, signedInAt, connectedAt, horizon, sending, subscription, change.apply(agenda), progress);
    }

    private ConnectedMailbox with(Progress made) {
        return new ConnectedMailbox(profile, signedInAt, connectedAt, horizon, sending, subscription, agenda, made);
    }

    private ConnectedMailbox with(Optional<ActiveSubscription> current) {
        return new ConnectedMailbox(profile, signedInAt, connectedAt, horizon, sending, current, agenda, progress);
    }
}
