package dev.mailsync.sync.recording;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.RecordingStore;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.sync.recording.FilterResult.Admitted;
import dev.mailsync.sync.recording.MessageFetcher.Outcome;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.ScanRequests;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncMetrics;
import dev.mailsync.sync.session.SyncReport;
import dev.mailsync.sync.session.SyncReport.Count;

/**
 * The only path by which email is recorded: filters by envelope, skips what is already recorded, fetches and stores the
 * rest. Idempotent.
 */
@ApplicationScoped
public class Recorder {

    private final CaptureFilter filter;
    private final CopyLookup copies;
    private final MessageFetcher fetcher;
    private final RecordingStore store;
    private final LedgerStore ledgers;
    private final MailDeferral deferral;
    private final ScanRequests scanRequests;
    private final SyncMetrics metrics;
    private final Clock clock;

    Recorder(
            CaptureFilter filter,
            CopyLookup copies,
            MessageFetcher fetcher,
            RecordingStore store,
            LedgerStore ledgers,
            MailDeferral deferral,
            ScanRequests scanRequests,
            SyncMetrics metrics,
            Clock clock) {
        this.filter = filter;
        this.copies = copies;
        this.fetcher = fetcher;
        this.store = store;
        this.ledgers = ledgers;
        this.deferral = deferral;
        this.scanRequests = scanRequests;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * When it returns, every email is recorded, skipped, gone, quarantined, deferred or, for the history, held back.
     */
    public SyncReport record(Session session, CaptureRules rules, Collection<Envelope> envelopes, Origin origin) {
        var ledger = ledgers.of(session.id());
        var sentByCrm = copies.among(session, rules, ledger, envelopes);
        var filtered = filter.decide(session, rules, envelopes, sentByCrm);
        var report = recordAll(session, ledger, filtered.toRecord(), origin)
                .plus(adoptAll(session, filtered))
                .plus(SyncReport.of(Count.KNOWN, filtered.known()))
                .plus(SyncReport.skipped(filtered.skipped()));
        sentByCrm.settle(envelopes);
        ledgers.countSkipped(
                session.id(),
                session.generation(),
                session.settings().dailyQuota().day(clock.instant()),
                isFirstLook(session, origin) ? report.skippedByName() : Map.of(),
                filtered.noLeadUpTo().filter(it -> isLater(it, ledger.skippedUpTo())));
        metrics.count(report);
        return report;
    }

    private SyncReport recordAll(Session session, Ledger ledger, List<Admitted> oldestFirst, Origin origin) {
        // Smart Mail comes first, and even over the quota.
        var smart = oldestFirst.stream().filter(Admitted::smartMail).toList();
        var counted = oldestFirst.stream().filter(it -> !it.smartMail()).toList();
        var mails = origin == Origin.HISTORY ? counted.reversed() : counted;
        var outcome = fetcher.record(session, origin, smart).plus(whatHasRoom(session, ledger, mails, origin));
        int over = outcome.overQuota().size();
        if (origin == Origin.HISTORY) {
            return outcome.report().plus(SyncReport.of(Count.HELD, over));
        }
        deferral.defer(session, outcome.overQuota());
        // A batch of deferred email that fits entirely is removed as a whole.
        if (origin != Origin.DEFERRED || over > 0) {
            deferral.settle(session, ledger, outcome.recorded());
        }
        if (origin.isArrival() || origin == Origin.DEFERRED) {
            outcome.earliestOpened().ifPresent(at -> lookAgain(session, ledger, at));
        }
        return outcome.report().plus(SyncReport.of(Count.DEFERRED, over));
    }

    /** Gives the room of unreadable or vanished email to the next; otherwise it would occupy a day's room for good. */
    private Outcome whatHasRoom(Session session, Ledger ledger, List<Admitted> mails, Origin origin) {
        long used = ledger.recordedOn(session.settings().dailyQuota().day(clock.instant()));
        var outcome = Outcome.NONE;
        var roomy = withRoom(session, used, mails, origin);
        while (!roomy.get(true).isEmpty()) {
            var tried = fetcher.record(session, origin, roomy.get(true));
            outcome = outcome.plus(tried);
            used += tried.report().count(Count.RECORDED) + tried.overQuota().size();
            roomy = withRoom(session, used, roomy.get(false), origin);
        }
        return outcome.overQuota(roomy.get(false));
    }

    /** Ensures that no body is fetched for email over the quota. */
    private Map<Boolean, List<Admitted>> withRoom(
            Session session, long usedSoFar, List<Admitted> mails, Origin origin) {
        var now = clock.instant();
        var quota = session.settings().dailyQuota();
        var used = new AtomicLong(usedSoFar);
        return mails.stream().collect(Collectors.partitioningBy(mail -> {
            var left =
                    origin.allowance(quota, mail.envelope().receivedAt(), now).left(used.get());
            if (left > 0) {
                used.incrementAndGet();
            }
            return left > 0;
        }));
    }

    /** Email skipped since a lead's thread began may be a reply in it. */
    private void lookAgain(Session session, Ledger ledger, Instant opened) {
        if (ledger.skippedUpTo().filter(upTo -> !upTo.isBefore(opened)).isPresent()) {
            scanRequests.lookAgainFrom(session, opened);
        }
    }

    private SyncReport adoptAll(Session session, FilterResult filtered) {
        for (var adoption : filtered.toAdopt()) {
            var mail = adoption.mail();
            store.adopt(
                    session.holder(),
                    mail.envelope().identity(),
                    mail.thread(),
                    adoption.more(),
                    mail.decision().onIt().blind(),
                    session.generation());
        }
        return SyncReport.of(Count.ADOPTED, filtered.toAdopt().size());
    }

    /** Catch-ups see again what notifications announced, and audits see everything again; users count an email once. */
    private static boolean isFirstLook(Session session, Origin origin) {
        var mailbox = session.mailbox();
        return switch (origin) {
            case NOTIFICATION, DEFERRED, HISTORY -> true;
            case MAILBOX ->
                mailbox.progress().completeUpTo().isEmpty()
                        || mailbox.subscriptionState().polledSince().isPresent();
            case SURVEY -> false;
        };
    }

    private static boolean isLater(Instant one, Optional<Instant> other) {
        return other.filter(it -> !one.isAfter(it)).isEmpty();
    }
}
