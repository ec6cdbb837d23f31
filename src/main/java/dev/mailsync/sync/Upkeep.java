package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.queue.SyncJob;
import dev.mailsync.queue.SyncQueue;

/** What an enabled mailbox needs from time to time: its subscription, and the catch-ups that find what nobody told us of. */
@ApplicationScoped
class Upkeep {

    private final Subscriptions subscriptions;
    private final CatchUp catchUp;
    private final Parking parking;
    private final ConnectionStore connections;
    private final SyncQueue queue;
    private final SyncConfig config;
    private final Clock clock;

    Upkeep(
            Subscriptions subscriptions,
            CatchUp catchUp,
            Parking parking,
            ConnectionStore connections,
            SyncQueue queue,
            SyncConfig config,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.catchUp = catchUp;
        this.parking = parking;
        this.connections = connections;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    /** Does what is due now and nothing else. */
    SyncReport run(Session before) {
        var session = new Session(subscriptions.ensure(before), before.graph(), before.outOfTime());
        var startedAt = clock.instant();
        if (!startedAt.isBefore(session.mailbox().fullCatchUpAt())) {
            return caughtUp(session, CatchUp.Scope.FULL);
        }
        if (!startedAt.isBefore(session.mailbox().quickCatchUpAt())) {
            return caughtUp(session, CatchUp.Scope.QUICK);
        }
        // Puts the connection back to its place in the due index, from where the sweep took it in vain.
        connections.change(session.id(), session.generation(), it -> it);
        return SyncReport.NOTHING;
    }

    private SyncReport caughtUp(Session session, CatchUp.Scope scope) {
        var due = scope == CatchUp.Scope.FULL
                ? session.mailbox().fullCatchUpAt()
                : session.mailbox().quickCatchUpAt();
        var result = catchUp.run(session, scope, due);
        if (!result.complete()) {
            // Still due; another invocation goes on from the cursors.
            queue.send(List.of(SyncJob.due(session.id())));
            return result.report();
        }
        var now = clock.instant();
        var nextQuick = now.plus(config.quickCatchUp());
        var nextFull = nextFull(session, now);
        connections.change(
                session.id(),
                session.generation(),
                it -> it.withMailbox(mailbox -> switch (scope) {
                    case QUICK -> mailbox.quicklyCaughtUp(now, nextQuick);
                    case FULL ->
                        // Somebody may have asked for one more while this one ran.
                        mailbox.fullCatchUpAt().isAfter(session.mailbox().fullCatchUpAt())
                                ? mailbox.synced(now)
                                : mailbox.fullyCaughtUp(result.upTo(), now, nextQuick, nextFull);
                }));
        return result.report();
    }

    /** Parked mail is tried again in full rounds, which come earlier for it. */
    private Instant nextFull(Session session, Instant now) {
        var regular = now.plus(config.fullCatchUp());
        return parking.next(session).filter(regular::isAfter).orElse(regular);
    }
}
