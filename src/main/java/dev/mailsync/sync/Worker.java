package dev.mailsync.sync;

import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.queue.SyncJob;
import dev.mailsync.telemetry.LogContext;

/** Does what the queue brings. */
@ApplicationScoped
public class Worker {

    private final MailboxSync mailboxes;
    private final CompanyWork companies;

    Worker(MailboxSync mailboxes, CompanyWork companies) {
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
