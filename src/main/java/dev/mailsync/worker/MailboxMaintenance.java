package dev.mailsync.worker;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.sync.catchup.CatchUpTask;
import dev.mailsync.sync.catchup.DeferredMailTask;
import dev.mailsync.sync.catchup.SubscriptionKeeper;
import dev.mailsync.sync.scan.AuditTask;
import dev.mailsync.sync.scan.BackfillBackoff;
import dev.mailsync.sync.scan.BackfillBudget;
import dev.mailsync.sync.scan.LeadSearch;
import dev.mailsync.sync.scan.ScanTask;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.MaintenanceTask.Done;
import dev.mailsync.sync.session.OutOfTimeException;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncReport;

/** Periodic work on an enabled mailbox: new email first, then deferred email, then old email. */
@ApplicationScoped
class MailboxMaintenance {

    private final SubscriptionKeeper subscriptions;
    private final List<MaintenanceTask> tasks;
    private final BackfillBudget budget;
    private final BackfillBackoff backoff;
    private final ConnectionStore connections;
    private final SyncQueue queue;
    private final Clock clock;

    MailboxMaintenance(
            SubscriptionKeeper subscriptions,
            CatchUpTask catchUps,
            DeferredMailTask deferredMail,
            AuditTask audits,
            LeadSearch leadSearch,
            BackfillBudget budget,
            ScanTask scans,
            BackfillBackoff backoff,
            ConnectionStore connections,
            SyncQueue queue,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.tasks = List.of(catchUps, deferredMail, audits, leadSearch, scans);
        this.budget = budget;
        this.backoff = backoff;
        this.connections = connections;
        this.queue = queue;
        this.clock = clock;
    }

    /** Does only what is due now. */
    SyncReport run(Session before) {
        var session = before.with(subscriptions.ensure(before));
        var report = SyncReport.NOTHING;
        for (var task : tasks) {
            if (!task.isDue(session.mailbox().syncSchedule(), clock.instant())) {
                continue;
            }
            var later = budget.ask(session.connection().company(), task.backfill());
            if (later.isPresent()) {
                postpone(session, task, later.get());
                continue;
            }
            var done = runInTime(task, session);
            report = report.plus(done.report());
            if (!done.complete()) {
                // Another invocation continues, after whatever arrived for this mailbox in the meantime.
                queue.send(List.of(SyncJob.due(session.id())));
                return report;
            }
            session = session.with(current(session));
        }
        if (session.connection().version() == before.connection().version()) {
            // Any change returns the connection to its place in the due index, from which the sweep took it.
            connections.change(session.id(), session.generation(), it -> it);
        }
        return report;
    }

    private void postpone(Session session, MaintenanceTask task, Instant next) {
        session.update(mailbox -> mailbox.postponed(task.task(), next));
    }

    private Done runInTime(MaintenanceTask task, Session session) {
        try {
            return task.isAboutOldMail()
                    ? backoff.run(task, session.within(MaintenanceTask.LONGEST_ON_OLD_MAIL, clock))
                    : task.run(session);
        } catch (OutOfTimeException over) {
            return new Done(SyncReport.NOTHING, false);
        }
    }

    private Connection current(Session session) {
        return connections
                .find(session.id())
                .filter(it -> it.generation() == session.generation())
                .orElseThrow(SupersededException::new);
    }
}
