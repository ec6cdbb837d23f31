package dev.mailsync.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyChange;
import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.CompanyTask;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.lead.LeadEraser;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.platform.queue.SyncTrigger;
import dev.mailsync.sync.session.MaintenanceTask;

/** The work that is due for a company as a whole. */
@ApplicationScoped
class CompanyJobs {

    private static final Duration RETENTION_EVERY = Duration.ofDays(1);

    private final SeatPromotion promotions;
    private final LeadEraser eraser;
    private final RetentionJob retention;
    private final CompanyWalk walk;
    private final CompanyStore companies;
    private final ConnectionStore connections;
    private final SyncTrigger trigger;
    private final SyncQueue queue;
    private final Clock clock;

    CompanyJobs(
            SeatPromotion promotions,
            LeadEraser eraser,
            RetentionJob retention,
            CompanyWalk walk,
            CompanyStore companies,
            ConnectionStore connections,
            SyncTrigger trigger,
            SyncQueue queue,
            Clock clock) {
        this.promotions = promotions;
        this.eraser = eraser;
        this.retention = retention;
        this.walk = walk;
        this.companies = companies;
        this.connections = connections;
        this.trigger = trigger;
        this.queue = queue;
        this.clock = clock;
    }

    void run(CompanyId company, Deadline deadline) {
        // What users wait for comes first; work that can take long comes last, and keeps no worker for long.
        var end = deadline.within(MaintenanceTask.LONGEST_ON_OLD_MAIL, clock);
        var done = promotions.run(company, end)
                && tellOfChanges(company, end)
                && eraser.goOn(company, end)
                && removeOldMail(company, end);
        if (!done) {
            queue.send(List.of(SyncJob.of(company)));
        }
    }

    private boolean tellOfChanges(CompanyId company, Deadline deadline) {
        return walk.run(company, CompanyTask.Name.CHANGES, this::tell, Optional::empty, deadline);
    }

    private boolean tell(CompanyTask task, Connection connection) {
        if (connection.status().hasSeat()) {
            connections.change(
                    connection.id(), connection.generation(), it -> it.withMailbox(mailbox -> told(task, mailbox)));
            trigger.wake(connection.id());
        }
        return true;
    }

    private ConnectedMailbox told(CompanyTask task, ConnectedMailbox mailbox) {
        var now = clock.instant();
        var roomy = task.changes().contains(CompanyChange.QUOTA) ? mailbox.quotaRaised(now) : mailbox;
        if (task.changes().contains(CompanyChange.RULES)) {
            return roomy.requestScan(ScanKind.LEADS, mailbox.horizon(), now);
        }
        return task.newAddresses().isEmpty() ? roomy : roomy.searching(task.newAddresses(), now);
    }

    /** Reads the settings after the task: if read first, stale settings could end a task that just began. */
    private boolean removeOldMail(CompanyId company, Deadline deadline) {
        return walk.run(
                company,
                CompanyTask.Name.RETENTION,
                (task, connection) -> kept(company)
                        .map(kept -> retention.removeBefore(
                                connection, clock.instant().minus(kept), deadline))
                        .orElse(true),
                () -> kept(company).map(kept -> clock.instant().plus(RETENTION_EVERY)),
                deadline);
    }

    private Optional<Duration> kept(CompanyId company) {
        return companies.settings(company).retentionDays().map(Duration::ofDays);
    }
}
