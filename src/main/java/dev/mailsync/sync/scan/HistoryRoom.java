package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.sync.recording.DeferredMailStore;
import dev.mailsync.sync.session.Session;

/** What the day's quota leaves for the history, after live and deferred email. */
@ApplicationScoped
class HistoryRoom {

    private final LedgerStore ledgers;
    private final DeferredMailStore deferredMail;
    private final Clock clock;

    HistoryRoom(LedgerStore ledgers, DeferredMailStore deferredMail, Clock clock) {
        this.ledgers = ledgers;
        this.deferredMail = deferredMail;
        this.clock = clock;
    }

    boolean isAny(Session session) {
        var now = clock.instant();
        var quota = session.settings().dailyQuota();
        if (quota.limit().isEmpty()) {
            return true;
        }
        var ledger = ledgers.of(session.id());
        return quota.backlog(now).left(ledger.recordedOn(quota.day(now))) > 0
                && deferredMail.count(session.id(), session.generation(), ledger) == 0;
    }

    /** @param emails in the history */
    Instant nextAt(Session session, long emails) {
        var now = clock.instant();
        var quota = session.settings().dailyQuota();
        var used = ledgers.of(session.id()).recordedOn(quota.day(now));
        return quota.backlogDueAt(session.id(), used, emails, now);
    }
}
