package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.mail.Ledgers;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.quota.DeferredMail;
import dev.mailsync.quota.DeferredStore;

/** Records what the quota of earlier days put off, oldest first, as far as today's goes. */
@ApplicationScoped
class DeferredDrain implements Chore {

    private final DeferredStore store;
    private final EnvelopeFetcher fetcher;
    private final Folders folders;
    private final Rulebook rulebook;
    private final Recorder recorder;
    private final Ledgers ledgers;
    private final WorkerWrites writes;
    private final ConnectionStore connections;
    private final Clock clock;

    DeferredDrain(
            DeferredStore store,
            EnvelopeFetcher fetcher,
            Folders folders,
            Rulebook rulebook,
            Recorder recorder,
            Ledgers ledgers,
            WorkerWrites writes,
            ConnectionStore connections,
            Clock clock) {
        this.store = store;
        this.fetcher = fetcher;
        this.folders = folders;
        this.rulebook = rulebook;
        this.recorder = recorder;
        this.ledgers = ledgers;
        this.writes = writes;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.DEFERRED_MAIL;
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
            var envelopes = fetcher.fetch(
                    session, some.stream().map(DeferredMail::immutableId).toList());
            var rules = rulebook.of(session, folders.places(session, envelopes));
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
        if (!session.mailbox().agenda().due().containsKey(task()) && isAnyWaiting(session)) {
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
        var before = session.mailbox().agenda().due().get(task());
        connections.change(
                session.id(),
                session.generation(),
                // If a limit was raised meanwhile, there is room again.
                it -> it.withMailbox(mailbox ->
                        Objects.equals(mailbox.agenda().due().get(task()), before) ? mailbox.drained(next) : mailbox));
    }

    private boolean isAnyWaiting(Session session) {
        return !store.oldest(session.id(), session.generation(), 1).isEmpty();
    }
}
