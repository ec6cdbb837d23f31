package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mailsync.error.RetrySchedule.Failing;

/**
 * How Microsoft notifies us of new email.
 *
 * @param active the subscription; without one, Mail Sync polls the mailbox
 * @param refusal present while Microsoft refuses to create or renew one
 * @param unreachableSince present while this service has no address that Microsoft could post to; no subscription is
 *     requested then
 */
public record SubscriptionState(
        Optional<ActiveSubscription> active, Optional<Refusal> refusal, Optional<Instant> unreachableSince) {

    static final SubscriptionState NOT_YET =
            new SubscriptionState(Optional.empty(), Optional.empty(), Optional.empty());

    /** Graph asks for at least this long between two renewals of a subscription. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(10);

    /**
     * @param sentTo where Graph posts to
     * @param signedBy the key that signed its client state, which nobody can change in Graph
     * @param renewedAt the last renewal, if any
     * @param renewAt well before the expiry that Microsoft granted
     */
    public record ActiveSubscription(
            String id,
            String sentTo,
            String signedBy,
            Optional<Instant> renewedAt,
            Instant expiresAt,
            Instant renewAt) {

        ActiveSubscription renewNow(Instant now) {
            var justRenewed = renewedAt
                    .filter(at -> now.isBefore(at.plus(BETWEEN_RENEWALS)))
                    .isPresent();
            return justRenewed ? this : new ActiveSubscription(id, sentTo, signedBy, renewedAt, expiresAt, now);
        }
    }

    /** @param since the first of {@code failures} in a row */
    public record Refusal(Instant since, int failures, Instant askAgainAt) {}

    static SubscriptionState by(ActiveSubscription granted) {
        return new SubscriptionState(Optional.of(granted), Optional.empty(), Optional.empty());
    }

    static SubscriptionState unreachable(Instant now) {
        return new SubscriptionState(Optional.empty(), Optional.empty(), Optional.of(now));
    }

    SubscriptionState ended() {
        return new SubscriptionState(Optional.empty(), refusal, unreachableSince);
    }

    /** The next work on the mailbox renews the subscription, unless it was renewed just now. */
    SubscriptionState renewNow(Instant now) {
        return new SubscriptionState(active.map(it -> it.renewNow(now)), refusal, unreachableSince);
    }

    public boolean isActive(Instant now) {
        return active.filter(it -> now.isBefore(it.expiresAt())).isPresent();
    }

    SubscriptionState refused(Instant now, Instant askAgainAt) {
        return new SubscriptionState(
                active.filter(it -> isActive(now)),
                Optional.of(new Refusal(refusal.map(Refusal::since).orElse(now), failures() + 1, askAgainAt)),
                Optional.empty());
    }

    SubscriptionState askAgainNow(Instant now) {
        var again = refusal.map(it -> new Refusal(it.since(), it.failures(), now));
        return new SubscriptionState(active, again, unreachableSince);
    }

    /** How many times in a row Microsoft refused. */
    public int failures() {
        return refusal.map(Refusal::failures).orElse(0);
    }

    /** The streak of refusals including one more. */
    public Failing refusedAgain(Instant now) {
        return new Failing(failures() + 1, refusal.map(Refusal::since).orElse(now));
    }

    /** Since when the mailbox has been synced without notifications, if it is. */
    public Optional<Instant> polledSince() {
        return active.isPresent()
                ? Optional.empty()
                : refusal.map(Refusal::since).or(() -> unreachableSince);
    }

    /** When to create or renew the subscription; empty if none was requested yet. */
    public Optional<Instant> dueAt() {
        return refusal.map(Refusal::askAgainAt).or(() -> active.map(ActiveSubscription::renewAt));
    }
}
