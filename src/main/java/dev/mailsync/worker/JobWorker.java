package dev.mailsync.worker;

import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.telemetry.LogContext;

/** Does what the queue brings. */
@ApplicationScoped
public class JobWorker {

    private final MailboxSync mailboxes;
    private final CompanyJobs companies;

    JobWorker(MailboxSync mailboxes, CompanyJobs companies) {
        this.mailboxes = mailboxes;
        this.companies = companies;
    }

    /** Throws only where the job has to come again. */
    public void run(SyncJob job, BooleanSupplier outOfTime) {
        switch (job) {
            case SyncJob.OfMailbox ofMailbox ->
                LogContext.CONNECTION.during(ofMailbox.connection(), () -> mailboxes.run(ofMailbox, outOfTime));
            case SyncJob.OfCompany ofCompany ->
                LogContext.COMPANY.during(ofCompany.group(), () -> companies.run(ofCompany.companyId(), outOfTime));
        }
    }
}
