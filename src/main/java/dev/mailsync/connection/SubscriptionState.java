package dev.mailsync.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.mailsync.error.RetrySchedule.Failing;

/**
 * How Microsoft tells us of new mail.
 *
 * @param active the subscription; without one the mailbox is polled
 * @param refusal as long as Microsoft refuses to make or to renew one
 * @param unreachableSince as long as this service has no address that Microsoft could post to: none is asked for then
 */
public record SubscriptionState(
        Optional<ActiveSubscription> active, Optional<Refusal> refusal, Optional<Instant> unreachableSince) {

    static final SubscriptionState NOT_YET =
            new SubscriptionState(Optional.empty(), Optional.empty(), Optional.empty());

    /** Graph asks not to be sent two renewals of a subscription within this time. */
    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(10);

    /**
     * @param sentTo where Graph posts to
     * @param signedBy the key behind its client state, which Graph does not let anybody change
     * @param renewedAt the last time, if ever
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

    /** Has the subscription renewed by the next work on the mailbox, unless it was a moment ago. */
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

    /** So many times in a row Microsoft refused. */
    public int failures() {
        return refusal.map(Refusal::failures).orElse(0);
    }

    /** The run of refusals that one more makes. */
    public Failing refusedAgain(Instant now) {
        return new Failing(failures() + 1, refusal.map(Refusal::since).orElse(now));
    }

    /** Since when the mailbox is synced without notifications, if it is. */
    public Optional<Instant> polledSince() {
        return active.isPresent()
                ? Optional.empty()
                : refusal.map(Refusal::since).or(() -> unreachableSince);
    }

    /** When the subscription is to be made or renewed; empty where none was asked for yet. */
    public Optional<Instant> dueAt() {
        return refusal.map(Refusal::askAgainAt).or(() -> active.map(ActiveSubscription::renewAt));
    }
}
