package dev.mailsync.sync.session;

import java.time.Instant;

import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.SyncSchedule;

/** One of the things that an enabled mailbox needs from time to time. */
public interface MaintenanceTask {

    /** @param complete whether nothing of it is left to be done now */
    record Done(SyncReport report, boolean complete) {

        /** Whether it came to anything at Microsoft. */
        public boolean hasRead() {
            return !complete || !report.equals(SyncReport.NOTHING);
        }
    }

    MailboxTask task();

    default boolean isDue(SyncSchedule syncSchedule, Instant now) {
        return syncSchedule.isDue(task(), now);
    }

    /** Whether what is new goes on all the same where this fails. */
    default boolean isAboutOldMail() {
        return true;
    }

    /** Whether it reads old email from Microsoft, which counts against the company's budget per minute. */
    default boolean isBackfill() {
        return isAboutOldMail();
    }

    /** Stops when the time is up, and is then to be run again. Moves its own due time on. */
    Done run(Session session);
}
