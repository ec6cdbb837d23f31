package dev.mailsync.sync.recording;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.DeferredMail;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.sync.recording.FilterResult.Admitted;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;

/** Remembers email over the day's quota. It keeps pointers instead of holding back cursors, as those would expire. */
@ApplicationScoped
class MailDeferral {

    private final DeferredMailStore deferredMail;
    private final LedgerStore ledgers;
    private final Clock clock;

    MailDeferral(DeferredMailStore deferredMail, LedgerStore ledgers, Clock clock) {
        this.deferredMail = deferredMail;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** When it returns, the emails are stored as deferred and the mailbox is scheduled to record them. */
    void defer(Session session, List<Admitted> mails) {
        if (mails.isEmpty()) {
            return;
        }
        if (!deferredMail.add(session.id(), session.generation(), pointers(mails))) {
            throw new SupersededException();
        }
        var now = clock.instant();
        var quota = session.settings().dailyQuota();
        var used = ledgers.of(session.id()).recordedOn(quota.day(now));
        var room = quota.backlogDueAt(session.id(), used, mails.size(), now);
        session.update(mailbox -> mailbox.deferredMailDueBy(room));
    }

    /** Deferred email may be recorded another way: a catch-up finds it once there is room. */
    void settle(Session session, Ledger ledger, List<Admitted> recorded) {
        if (recorded.isEmpty()
                || ledger.deferred().filter(waiting -> waiting > 0).isEmpty()) {
            return;
        }
        if (!deferredMail.settle(session.id(), session.generation(), pointers(recorded))) {
            throw new SupersededException();
        }
    }

    private static List<DeferredMail> pointers(List<Admitted> mails) {
        return mails.stream()
                .map(mail -> new DeferredMail(
                        mail.envelope().receivedAt(), mail.envelope().immutableId()))
                .toList();
    }
}
