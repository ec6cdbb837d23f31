package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncConfig;
import dev.mailsync.sync.session.SyncReport;

/**
 * Requests comparisons of what Microsoft holds with what is recorded, whatever notifications and cursors said: daily
 * for recent email, and every four weeks for all email.
 */
@ApplicationScoped
public class AuditTask implements MaintenanceTask {

    private static final int DAYS_BETWEEN_WHOLE_AUDITS = 28;

    /** A change of the company's time zone can lead back to a day that is over. */
    private static final int DAYS_TO_REMEMBER = 2;

    /** Work that began before midnight counts toward the previous day for at most this long. */
    private static final Duration LONGEST_WORK = Duration.ofHours(1);

    private final LedgerStore ledgers;
    private final SyncConfig config;
    private final Clock clock;

    AuditTask(LedgerStore ledgers, SyncConfig config, Clock clock) {
        this.ledgers = ledgers;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.AUDIT;
    }

    /** It only requests the scan. */
    @Override
    public Duration backfill() {
        return Duration.ZERO;
    }

    @Override
    public Done run(Session session) {
        var now = clock.instant();
        var quota = session.settings().dailyQuota();
        ledgers.tidy(session.id(), quota.day(now).minusDays(DAYS_TO_REMEMBER), quota.day(now.minus(LONGEST_WORK)));
        var from = isWhole(session, now) ? session.mailbox().horizon() : now.minus(config.auditDepth());
        // Last, and with the end of an earlier failure: nothing else tells that an audit was requested.
        session.update(mailbox -> mailbox.requestScan(ScanKind.AUDIT, from, now)
                .auditAt(now.plus(config.audit()))
                .backfillSucceeded(task()));
        return new Done(SyncReport.NOTHING, true);
    }

    /** Spread over the days, so that not all mailboxes are scanned on the same day. */
    private static boolean isWhole(Session session, Instant now) {
        var day = now.getEpochSecond() / ChronoUnit.DAYS.getDuration().toSeconds();
        return Math.floorMod(session.id().value().hashCode() + day, DAYS_BETWEEN_WHOLE_AUDITS) == 0;
    }
}
