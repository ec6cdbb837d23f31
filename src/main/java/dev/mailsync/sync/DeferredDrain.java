package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Agenda;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.Ledgers;
import dev.mailsync.microsoft.Envelope;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.quota.DeferredMail;
import dev.mailsync.quota.DeferredStore;

/** Records what the quota of earlier days put off, oldest first, as far as today's goes. */
@ApplicationScoped
class DeferredDrain implements Chore {

    private final DeferredStore store;
    private final Parking parking;
    private final Folders folders;
    private final Rulebook rulebook;
    private final Recorder recorder;
    private final Ledgers ledgers;
    private final WorkerWrites writes;
    private final ConnectionStore connections;
    private final Clock clock;

    DeferredDrain(
            DeferredStore store,
            Parking parking,
            Folders folders,
            Rulebook rulebook,
            Recorder recorder,
            Ledgers ledgers,
            WorkerWrites writes,
            ConnectionStore connections,
            Clock clock) {
        this.store = store;
        this.parking = parking;
        this.folders = folders;
        this.rulebook = rulebook;
        this.recorder = recorder;
        this.ledgers = ledgers;
        this.writes = writes;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public boolean isDue(Agenda agenda, Instant now) {
        return agenda.drainAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    @Override
    public Done run(Session session) {
        var report = SyncReport.NOTHING;
        while (!session.outOfTime().getAsBoolean()) {
            var some = store.oldest(session.id(), session.generation(), room(session));
            if (some.isEmpty()) {
                settled(session);
                return new Done(report, true);
            }
            var envelopes = envelopes(session, some);
            var rules = rulebook.of(session, folders.book(session, envelopes));
            var brought = recorder.record(session, rules, envelopes, Origin.DEFERRED);
            report = report.plus(brought);
            if (!brought.isOverQuota()) {
                forget(session, some);
            }
        }
        return new Done(report, false);
    }

    /** A process that died between remembering a mail and noting when to come back for it left no note. */
    void remind(Session session) {
        if (session.mailbox().agenda().drainAt().isEmpty() && isAnyWaiting(session)) {
            connections.change(
                    session.id(),
                    session.generation(),
                    it -> it.withMailbox(mailbox -> mailbox.drainBy(clock.instant())));
        }
    }

    /** At most one batch, and no more than the day has room for; none where it has not. */
    private int room(Session session) {
        var quota = session.settings().dailyQuota();
        var used = ledgers.of(session.id()).recordedOn(quota.day(clock.instant()));
        return (int) Math.min(quota.left(used), GraphMailbox.MAX_BATCH);
    }

    /** One that cannot be looked at is parked, and does not hold up the others. */
    private List<Envelope> envelopes(Session session, List<DeferredMail> some) {
        try {
            return session.graph()
                    .envelopes(some.stream().map(DeferredMail::immutableId).toList());
        } catch (MicrosoftException why) {
            if (Failures.concernsAll(why)) {
                throw why;
            }
            if (some.size() == 1) {
                parking.park(session, some.getFirst().immutableId(), why);
                return List.of();
            }
            return some.stream()
                    .flatMap(one -> envelopes(session, List.of(one)).stream())
                    .toList();
        }
    }

    private void forget(Session session, List<DeferredMail> done) {
        writes.make(
                session,
                done.stream()
                        .map(mail -> store.removing(session.id(), session.generation(), mail))
                        .toList());
    }

    private void settled(Session session) {
        var next = isAnyWaiting(session)
                ? Optional.of(session.settings().dailyQuota().dueAfterReset(session.id(), clock.instant()))
                : Optional.<Instant>empty();
        var before = session.mailbox().agenda().drainAt();
        connections.change(
                session.id(),
                session.generation(),
                // If a limit was raised meanwhile, there is room again.
                it -> it.withMailbox(
                        mailbox -> mailbox.agenda().drainAt().equals(before) ? mailbox.drained(next) : mailbox));
    }

    private boolean isAnyWaiting(Session session) {
        return !store.oldest(session.id(), session.generation(), 1).isEmpty();
    }
}
