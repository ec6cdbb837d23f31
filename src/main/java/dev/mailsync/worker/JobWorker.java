package dev.mailsync.worker;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.telemetry.LogContext;
import dev.mailsync.smartmail.SmartMailRecovery;
import dev.mailsync.sync.session.MailboxSessions;
import org.jboss.logging.Logger;

/**
 * Runs the jobs from the queue. A failed job leaves its mailbox marked as due, so the queue need not redeliver it,
 * which would block later jobs for the same mailbox.
 */
@ApplicationScoped
public class JobWorker {

    private static final Logger LOG = Logger.getLogger(JobWorker.class);

    private final ConnectionStore connections;
    private final MailboxSessions sessions;
    private final NotificationSync notifications;
    private final MailboxMaintenance maintenance;
    private final LifecycleEvents lifecycleEvents;
    private final SmartMailRecovery smartMail;
    private final DueWork dueWork;
    private final CompanyJobs companies;
    private final Clock clock;

    JobWorker(
            ConnectionStore connections,
            MailboxSessions sessions,
            NotificationSync notifications,
            MailboxMaintenance maintenance,
            LifecycleEvents lifecycleEvents,
            SmartMailRecovery smartMail,
            DueWork dueWork,
            CompanyJobs companies,
            Clock clock) {
        this.connections = connections;
        this.sessions = sessions;
        this.notifications = notifications;
        this.maintenance = maintenance;
        this.lifecycleEvents = lifecycleEvents;
        this.smartMail = smartMail;
        this.dueWork = dueWork;
        this.companies = companies;
        this.clock = clock;
    }

    /** Throws only if even the mark could not be stored; the job must then be redelivered. */
    public void run(SyncJob job, Deadline deadline) {
        switch (job) {
            case SyncJob.OfMailbox ofMailbox ->
                LogContext.CONNECTION.during(ofMailbox.connection(), () -> run(ofMailbox, deadline));
            case SyncJob.OfCompany ofCompany ->
                LogContext.COMPANY.during(ofCompany.group(), () -> companies.run(ofCompany.companyId(), deadline));
        }
    }

    private void run(SyncJob.OfMailbox job, Deadline deadline) {
        var connection = connections.find(job.connectionId()).orElse(null);
        if (connection == null) {
            LOG.infof("Job for %s ignored: no such connection", job.connection());
            return;
        }
        switch (job) {
            case SyncJob.Notified notified -> record(connection, notified, deadline);
            case SyncJob.Lifecycle lifecycle ->
                lifecycleEvents
                        .handle(connection, lifecycle.event())
                        .ifPresent(changed -> sessions.maintain(changed, deadline, maintenance::run));
            case SyncJob.SmartMail mail -> smartMail.run(connection, mail.key(), deadline);
            case SyncJob.Due due -> dueWork.run(connection, deadline);
        }
    }

    /**
     * A notification about a mailbox that waits after a failure is a sign of life. The catch-up finds its email, too.
     */
    private void record(Connection connection, SyncJob.Notified notified, Deadline deadline) {
        var now = clock.instant();
        if (connection.isWorkable(now)) {
            sessions.run(connection, deadline, session -> notifications.run(session, notified.messages()));
        } else if (connection.signOfLife(now) != connection) {
            connections
                    .change(connection.id(), connection.generation(), it -> it.signOfLife(now))
                    .ifPresent(changed -> sessions.maintain(changed, deadline, maintenance::run));
        }
    }
}
