package dev.mailsync.sync.session;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.SyncSchedule;

/** One of the tasks that an enabled mailbox needs from time to time. */
public interface MaintenanceTask {

    /** A run on old email keeps others of its batch waiting this long; what is left continues in another job. */
    Duration LONGEST_ON_OLD_MAIL = Duration.ofSeconds(8);

    /** @param complete whether nothing is left to do now */
    record Done(SyncReport report, boolean complete) {

        public Done after(SyncReport before) {
            return new Done(before.plus(report), complete);
        }

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

    /** How long a run on old email takes of a worker, at most or as a rule; zero if it has no need of the budget for it. */
    default Duration backfill() {
        return isAboutOldMail() ? LONGEST_ON_OLD_MAIL : Duration.ZERO;
    }

    /** Stops when time runs out and must then run again. Sets its own next due time. */
    Done run(Session session);
}
