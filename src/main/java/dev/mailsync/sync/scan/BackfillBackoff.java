package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.MailboxTask;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.OpenError;
import dev.mailsync.error.RetrySchedule.Failing;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.MaintenanceTask.Done;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;
import dev.mailsync.sync.session.SyncReport;

/** Keeps failures with old email from blocking new email: history, audits and deferred email back off instead. */
@ApplicationScoped
public class BackfillBackoff {

    private final FailureHandler failures;
    private final Clock clock;

    BackfillBackoff(FailureHandler failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    public Done run(MaintenanceTask task, Session session) {
        try {
            var done = task.run(session);
            if (session.mailbox().syncSchedule().backfillFailures(task.task()) > 0 && done.hasRead()) {
                session.update(mailbox -> mailbox.backfillSucceeded(task.task()));
            }
            return done;
        } catch (SupersededException | MicrosoftException.Unauthorized over) {
            throw over;
        } catch (RuntimeException why) {
            if (FailureHandler.concernsAll(session, why)) {
                throw why;
            }
            postpone(task.task(), session, failures.alarmed(session.connection(), why));
            return new Done(SyncReport.NOTHING, true);
        }
    }

    private static Instant since(Session session, Instant now) {
        return session.mailbox()
                .health()
                .errors()
                .of(ErrorScope.OLD_MAIL)
                .map(OpenError::firstAt)
                .min(Instant::compareTo)
                .orElse(now);
    }

    private void postpone(MailboxTask task, Session session, Failure failure) {
        var now = clock.instant();
        var times = session.mailbox().syncSchedule().backfillFailures(task) + 1;
        var at = failures.next(failure, new Failing(times, since(session, now)));
        session.update(mailbox -> mailbox.backfillFailed(task, at, failure, now));
    }
}
