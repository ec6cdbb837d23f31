package dev.mailsync.sync.catchup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.DeferredMail;
import dev.mailsync.company.DeferredMailRows;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.sync.recording.DeferredMailStore;
import dev.mailsync.sync.recording.EnvelopeFetcher;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncReport;

/** Records the email that the quota deferred, oldest first, up to the backlog's share of today's quota. */
@ApplicationScoped
public class DeferredMailTask implements MaintenanceTask {

    private final DeferredMailRows store;
    private final EnvelopeFetcher fetcher;
    private final FoundMailRecorder recorder;
    private final LedgerStore ledgers;
    private final DeferredMailStore deferredMail;
    private final ConnectionStore connections;
    private final Quarantine quarantine;
    private final Clock clock;

    DeferredMailTask(
            DeferredMailRows store,
            EnvelopeFetcher fetcher,
            FoundMailRecorder recorder,
            LedgerStore ledgers,
            DeferredMailStore deferredMail,
            ConnectionStore connections,
            Quarantine quarantine,
            Clock clock) {
        this.store = store;
        this.fetcher = fetcher;
        this.recorder = recorder;
        this.ledgers = ledgers;
        this.deferredMail = deferredMail;
        this.connections = connections;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.DEFERRED_MAIL;
    }

    @Override
    public Done run(Session session) {
        var report = SyncReport.NOTHING;
        while (!session.deadline().isNear()) {
            var some = next(session);
            if (some.isEmpty()) {
                settled(session);
                return new Done(report, true);
            }
            var envelopes = fetcher.fetchKnown(
                    session, some.stream().map(DeferredMail::immutableId).toList());
            if (envelopes.size() < some.size()) {
                quarantine.retrySoon(session);
            }
            var brought = recorder.record(session, envelopes, Origin.DEFERRED);
            report = report.plus(brought);
            if (!brought.isOverQuota()) {
                forget(session, some);
            }
        }
        return new Done(report, false);
    }

    /** Schedules this task if a process died after deferring an email but before scheduling it. */
    void remind(Session session) {
        if (!session.mailbox().syncSchedule().due().containsKey(task()) && mayAnyWait(session)) {
            session.update(mailbox -> mailbox.deferredMailDueBy(clock.instant()));
        }
    }

    /** Checks the counter, then the pointers: versions without a counter may have left them inconsistent. */
    private boolean mayAnyWait(Session session) {
        return deferredMail.count(session.id(), session.generation()) > 0 || isAnyWaiting(session);
    }

    /** At most one batch, within the remaining quota. After the limit is raised, email deferred today fits as well. */
    private List<DeferredMail> next(Session session) {
        var now = clock.instant();
        var quota = session.settings().dailyQuota();
        var used = used(session, now);
        var share = batch(quota.backlog(now).left(used));
        return share > 0
                ? store.oldest(session.id(), session.generation(), share)
                : store.oldestSince(
                        session.id(),
                        session.generation(),
                        quota.dayBegins(now),
                        batch(quota.live(now).left(used)));
    }

    private static int batch(long room) {
        return (int) Math.min(room, GraphMailbox.MAX_BATCH);
    }

    private long used(Session session, Instant now) {
        return ledgers.of(session.id())
                .recordedOn(session.settings().dailyQuota().day(now));
    }

    private void forget(Session session, List<DeferredMail> done) {
        if (!deferredMail.remove(session.id(), session.generation(), done)) {
            throw new SupersededException();
        }
    }

    private void settled(Session session) {
        var next = isAnyWaiting(session) ? Optional.of(nextPieceAt(session)) : Optional.<Instant>empty();
        if (next.isEmpty()) {
            deferredMail.nothingWaits(session.id(), session.generation());
        }
        var before = session.mailbox().syncSchedule().due().get(task());
        connections.change(
                session.id(),
                session.generation(),
                // If a limit was raised in the meantime, there is room again.
                it -> it.withMailbox(
                        mailbox -> Objects.equals(mailbox.syncSchedule().due().get(task()), before)
                                ? mailbox.deferredMailDueAt(next)
                                : mailbox));
    }

    private Instant nextPieceAt(Session session) {
        var now = clock.instant();
        var waiting = deferredMail.count(session.id(), session.generation());
        return session.settings().dailyQuota().backlogDueAt(session.id(), used(session, now), waiting, now);
    }

    private boolean isAnyWaiting(Session session) {
        return !store.oldest(session.id(), session.generation(), 1).isEmpty();
    }
}
