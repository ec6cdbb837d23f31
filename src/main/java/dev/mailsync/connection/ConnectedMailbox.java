package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.microsoft.Profile;

/**
 * The mailbox of a connection, and how far its sync has come.
 *
 * @param signedInAt the last time
 * @param horizon mail received before is never recorded, by whatever way it shows up
 * @param fullCatchUpAt when all folders are due; {@code quickCatchUpAt}: when Inbox and Sent Items are
 * @param completeUpTo everything received until then has been looked at, in all folders
 */
public record ConnectedMailbox(
        Profile profile,
        Instant signedInAt,
        Instant horizon,
        boolean sending,
        Optional<ActiveSubscription> subscription,
        Instant quickCatchUpAt,
        Instant fullCatchUpAt,
        Optional<Instant> lastSyncedAt,
        Optional<Instant> completeUpTo) {

    /** @param renewAt well before the expiry that Microsoft granted */
    public record ActiveSubscription(String id, Instant expiresAt, Instant renewAt) {}

    /** The mailbox just after signing in: everything is due at once. */
    static ConnectedMailbox signedIn(Profile profile, Instant now, Instant horizon, boolean sending) {
        return new ConnectedMailbox(
                profile, now, horizon, sending, Optional.empty(), now, now, Optional.empty(), Optional.empty());
    }

    public boolean isSameAs(Profile other) {
        return profile.tenantId().equals(other.tenantId()) && profile.objectId().equals(other.objectId());
    }

    /** A catch-up follows the making of every subscription, so that nothing falls between. */
    public ConnectedMailbox subscribed(ActiveSubscription made, Instant now) {
        return with(Optional.of(made), now, now, lastSyncedAt, completeUpTo);
    }

    public ConnectedMailbox renewed(ActiveSubscription longer) {
        return with(Optional.of(longer), quickCatchUpAt, fullCatchUpAt, lastSyncedAt, completeUpTo);
    }

    public ConnectedMailbox unsubscribed() {
        return with(Optional.empty(), quickCatchUpAt, fullCatchUpAt, lastSyncedAt, completeUpTo);
    }

    /** Has the subscription renewed by the next work on the mailbox. */
    public ConnectedMailbox renewNow(Instant now) {
        var due = subscription.map(it -> new ActiveSubscription(it.id(), it.expiresAt(), now));
        return with(due, quickCatchUpAt, fullCatchUpAt, lastSyncedAt, completeUpTo);
    }

    public ConnectedMailbox synced(Instant now) {
        return with(subscription, quickCatchUpAt, fullCatchUpAt, Optional.of(now), completeUpTo);
    }

    public ConnectedMailbox quicklyCaughtUp(Instant now, Instant next) {
        return with(subscription, next, fullCatchUpAt, Optional.of(now), completeUpTo);
    }

    /** @param startedAt of the round: what came in while it ran may have been missed by it */
    public ConnectedMailbox fullyCaughtUp(Instant startedAt, Instant now, Instant nextQuick, Instant nextFull) {
        return with(subscription, nextQuick, nextFull, Optional.of(now), Optional.of(startedAt));
    }

    /** Something was left undone: all folders are looked through again, not later than {@code at}. */
    public ConnectedMailbox dirty(Instant at) {
        return with(
                subscription,
                quickCatchUpAt,
                fullCatchUpAt.isBefore(at) ? fullCatchUpAt : at,
                lastSyncedAt,
                completeUpTo);
    }

    /** Puts off what is due until {@code at}, after a failure. */
    public ConnectedMailbox retryAt(Instant at) {
        return with(subscription, later(quickCatchUpAt, at), at, lastSyncedAt, completeUpTo);
    }

    Instant dueAt() {
        var catchUp = quickCatchUpAt.isBefore(fullCatchUpAt) ? quickCatchUpAt : fullCatchUpAt;
        return subscription
                .map(ActiveSubscription::renewAt)
                .filter(renewal -> renewal.isBefore(catchUp))
                .orElse(catchUp);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private ConnectedMailbox with(
            Optional<ActiveSubscription> subscription,
            Instant quick,
            Instant full,
            Optional<Instant> synced,
            Optional<Instant> complete) {
        return new ConnectedMailbox(profile, signedInAt, horizon, sending, subscription, quick, full, synced, complete);
    }
}
