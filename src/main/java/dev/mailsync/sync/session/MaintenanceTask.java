package dev.mailsync.sync.session;

import java.time.Instant;

import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.SyncSchedule;

/** One of the tasks that an enabled mailbox needs from time to time. */
public interface MaintenanceTask {

    /** @param complete whether nothing is left to do now */
    record Done(SyncReport report, boolean complete) {

        /** Whether it did any work at Microsoft. */
        public boolean hasRead() {
            return !complete || !report.equals(SyncReport.NOTHING);
        }
    }

    MailboxTask task();

    default boolean isDue(SyncSchedule syncSchedule, Instant now) {
        return syncSchedule.isDue(task(), now);
    }

    /** Whether new email continues to be recorded even if this fails. */
    default boolean isAboutOldMail() {
        return true;
    }

    /** Whether it reads old email from Microsoft, which counts against the company's budget per minute. */
    default boolean isBackfill() {
        return isAboutOldMail();
    }

    /** Stops when time runs out and must then run again. Sets its own next due time. */
    Done run(Session session);
}
