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
 * The one subscription of a mailbox: made, renewed at half of the life that Microsoft granted, made again if it is gone.
 * Where Microsoft refuses, the mailbox is polled, and asked again now and then: it is synced all the same.
 */
@ApplicationScoped
public class Subscriptions {

    private final SubscriptionRequests requests;
    private final FailureHandler failures;
    private final Clock clock;

    Subscriptions(SubscriptionRequests requests, FailureHandler failures, Clock clock) {
        this.requests = requests;
        this.failures = failures;
        this.clock = clock;
    }

    /** @return the connection as it is then; a new subscription makes a catch-up due */
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
            // Whatever it is, subscriptions have a service and a throttle of their own: mail may be readable all the
            // same.
            return refused(session, refused);
        }
    }

    /** One that goes to an earlier address of the service tells us nothing, however long it still lives. */
    private boolean isDue(SubscriptionState subscriptionState) {
        var waits = subscriptionState.dueAt().filter(clock.instant()::isBefore).isPresent();
        var astray = subscriptionState.refusal().isEmpty()
                && subscriptionState
                        .active()
                        .filter(it -> !requests.isSentToUs(it))
                        .isPresent();
        return !waits || astray;
    }

    /** What an earlier address was promised is taken back, as far as Microsoft lets us: nobody answers there. */
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

    /** While the mailbox cannot be read either. It is asked for at once when that is over. */
    private static boolean isPointless(ConnectedMailbox mailbox) {
        return mailbox.health().failureStreak().isPresent()
                && mailbox.subscriptionState().failures() > 0;
    }

    private Connection refused(Session session, MicrosoftException why) {
        var now = clock.instant();
        var sorted = failures.alarmed(session.connection(), why);
        // Whatever Microsoft says, mail is read all the same, so nobody has to act for it.
        var askAgainAt = failures.next(
                shown(session.mailbox(), sorted, now),
                session.mailbox().subscriptionState().refusedAgain(now));
        return changed(session, mailbox -> mailbox.subscriptionRefused(shown(mailbox, sorted, now), now, askAgainAt));
    }

    /** What it means for the user, whatever the reason. */
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
     * What goes to an earlier address of the service is made anew, as Graph may ask there before it renews; and what the key
     * before signed, long before that key is forgotten. A catch-up fills the gap.
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
