package dev.mailsync.sync.catchup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.SubscriptionState;
import dev.mailsync.connection.SubscriptionState.ActiveSubscription;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Subscription;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;

/**
 * The one subscription of a mailbox: created, renewed at half of the lifetime that Microsoft granted, recreated if it
 * is gone. If Microsoft refuses, Mail Sync polls the mailbox and asks again from time to time: syncing continues.
 */
@ApplicationScoped
public class SubscriptionKeeper {

    private final SubscriptionRequests requests;
    private final FailureHandler failures;
    private final Clock clock;

    SubscriptionKeeper(SubscriptionRequests requests, FailureHandler failures, Clock clock) {
        this.requests = requests;
        this.failures = failures;
        this.clock = clock;
    }

    /** @return the updated connection; a new subscription makes a catch-up due */
    public Connection ensure(Session session) {
        if (!requests.arePossible()) {
            return withoutAddress(session);
        }
        var subscriptionState = session.mailbox().subscriptionState();
        if (!isDue(subscriptionState) || isPointless(session.mailbox())) {
            return session.connection();
        }
        try {
            return subscriptionState.active().isPresent()
                    ? renew(session, subscriptionState.active().get())
                    : create(session);
        } catch (MicrosoftException.Unauthorized stale) {
            throw stale;
        } catch (MicrosoftException refused) {
            // Subscriptions have a service and a throttle of their own: whatever the error, the mailbox may still be
            // readable.
            return refused(session, refused);
        }
    }

    /** A subscription for an earlier address of the service delivers nothing, however long it stays active. */
    private boolean isDue(SubscriptionState subscriptionState) {
        var waits = subscriptionState.dueAt().filter(clock.instant()::isBefore).isPresent();
        var astray = subscriptionState.refusal().isEmpty()
                && subscriptionState
                        .active()
                        .filter(it -> !requests.isSentToUs(it))
                        .isPresent();
        return !waits || astray;
    }

    /** Deletes the subscription for the earlier address if Microsoft lets us: nobody answers there. */
    private Connection withoutAddress(Session session) {
        var subscriptionState = session.mailbox().subscriptionState();
        if (subscriptionState.unreachableSince().isPresent()) {
            return session.connection();
        }
        try {
            subscriptionState.active().ifPresent(it -> session.graph().unsubscribe(it.id()));
        } catch (MicrosoftException.Unauthorized stale) {
            throw stale;
        } catch (MicrosoftException expiresByItself) {
            failures.alarmed(session.connection(), expiresByItself);
        }
        return changed(session, mailbox -> mailbox.unreachable(clock.instant()));
    }

    /** While the mailbox cannot be read either. As soon as it can, a subscription is requested at once. */
    private static boolean isPointless(ConnectedMailbox mailbox) {
        return mailbox.health().failureStreak().isPresent()
                && mailbox.subscriptionState().failures() > 0;
    }

    private Connection refused(Session session, MicrosoftException why) {
        var now = clock.instant();
        var sorted = failures.alarmed(session.connection(), why);
        // Whatever Microsoft replies, syncing continues, so nobody has to act.
        var askAgainAt = failures.next(
                shown(session.mailbox(), sorted, now),
                session.mailbox().subscriptionState().refusedAgain(now));
        return changed(session, mailbox -> mailbox.subscriptionRefused(shown(mailbox, sorted, now), now, askAgainAt));
    }

    /** What the refusal means for the user, whatever the reason. */
    private static Failure shown(ConnectedMailbox mailbox, Failure why, Instant now) {
        var code = mailbox.subscriptionState().isActive(now) ? "SUBSCRIPTION_NOT_RENEWED" : "SUBSCRIPTION_REFUSED";
        return new Failure(code, Kind.TRANSIENT, why.retryAfter(), why.traceId());
    }

    private Connection create(Session session) {
        var made = requests.create(session);
        var active = active(made.subscription(), made.signedBy(), Optional.empty());
        return session.update(mailbox -> mailbox.subscribed(active, clock.instant()))
                .orElseThrow(() -> {
                    session.graph().unsubscribe(made.subscription().id());
                    return new SupersededException();
                });
    }

    private Connection renew(Session session, ActiveSubscription before) {
        if (!requests.isUpToDate(before)) {
            return replace(session, before);
        }
        try {
            var longer = active(
                    requests.renew(session.graph(), before.id()), before.signedBy(), Optional.of(clock.instant()));
            return changed(session, mailbox -> mailbox.renewed(longer));
        } catch (MicrosoftException.Gone
                | MicrosoftException.NotAFailure
                | MicrosoftException.Exists
                | MicrosoftException.CursorLost gone) {
            changed(session, ConnectedMailbox::unsubscribed);
            return create(session);
        }
    }

    /**
     * Recreates a subscription for an earlier address, as Graph may validate that address before it renews; and one
     * signed by the previous key, long before that key is dropped. A catch-up fills the gap.
     */
    private Connection replace(Session session, ActiveSubscription before) {
        session.graph().unsubscribe(before.id());
        changed(session, ConnectedMailbox::unsubscribed);
        return create(session);
    }

    private Connection changed(Session session, UnaryOperator<ConnectedMailbox> change) {
        return session.update(change).orElseThrow(SupersededException::new);
    }

    private ActiveSubscription active(Subscription granted, String signedBy, Optional<Instant> renewedAt) {
        var now = clock.instant();
        var life = Duration.between(now, granted.expiresAt());
        return new ActiveSubscription(
                granted.id(),
                granted.notificationUrl(),
                signedBy,
                renewedAt,
                granted.expiresAt(),
                now.plus(life.dividedBy(2)));
    }
}
