package dev.mailsync.sync.scan;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.sync.catchup.FoundMailRecorder;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;
import dev.mailsync.sync.session.SyncReport.Count;
import dev.mailsync.sync.session.WorkerWrites;

/** Continues the scans of a mailbox, a few pages at a time, so that new email need not wait for old. */
@ApplicationScoped
public class ScanTask implements MaintenanceTask {

    private static final int PAGES_AT_A_TIME = 4;

    private final ScanStore store;
    private final ScanStart start;
    private final FoundMailRecorder recorder;
    private final Quarantine quarantine;
    private final LedgerStore ledgers;
    private final HistoryRoom historyRoom;
    private final WorkerWrites writes;
    private final ConnectionStore connections;
    private final Clock clock;

    ScanTask(
            ScanStore store,
            ScanStart start,
            FoundMailRecorder recorder,
            Quarantine quarantine,
            LedgerStore ledgers,
            HistoryRoom historyRoom,
            WorkerWrites writes,
            ConnectionStore connections,
            Clock clock) {
        this.store = store;
        this.start = start;
        this.recorder = recorder;
        this.quarantine = quarantine;
        this.ledgers = ledgers;
        this.historyRoom = historyRoom;
        this.writes = writes;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.SCAN;
    }

    @Override
    public Done run(Session session) {
        var report = SyncReport.NOTHING;
        // A run may have time for one page only, so not each of them begins with the same kind.
        int first = (int) (clock.instant().getEpochSecond() % ScanKind.values().length);
        for (int page = 0; page < PAGES_AT_A_TIME && !session.deadline().isNear(); page++) {
            var scan = next(session, first + page);
            if (scan.isEmpty()) {
                rest(session);
                return new Done(report, true);
            }
            report = report.plus(step(session, scan.get()));
        }
        return new Done(report, false);
    }

    /** The kinds take turns, so that none waits for another to finish. */
    private Optional<MailboxScan> next(Session session, int turn) {
        var all = store.all(session.id(), session.generation());
        var kinds = Arrays.asList(ScanKind.values());
        Collections.rotate(kinds, -turn);
        return kinds.stream()
                .filter(kind -> !isPaused(session, kind))
                .flatMap(kind -> underWay(session, kind, all).stream())
                .findFirst();
    }

    private Optional<MailboxScan> underWay(Session session, ScanKind kind, List<MailboxScan> all) {
        var latest = all.stream().filter(it -> it.kind() == kind).findFirst();
        if (latest.filter(it -> !it.done()).isPresent()) {
            return latest;
        }
        return latest.filter(it -> clock.instant().isBefore(it.nextMayBeginAt()))
                        .isPresent()
                ? Optional.empty()
                : start.begun(
                        session, kind, all.stream().filter(it -> !it.done()).toList());
    }

    private SyncReport step(Session session, MailboxScan scan) {
        if (scan.done()) {
            end(session, scan.ended(0, 0, clock.instant()));
            return SyncReport.NOTHING;
        }
        var page = ScanPage.step(session, scan);
        var origin = scan.kind() == ScanKind.HISTORY ? Origin.HISTORY : Origin.SURVEY;
        var report = recorder.record(session, page.envelopes(), origin);
        var counted = page.total().map(scan::of).orElse(scan);
        int recorded = report.count(Count.RECORDED);
        if (report.count(Count.HELD) > 0) {
            save(session, counted.movedTo(position(counted), 0, recorded));
        } else if (page.next().isPresent()) {
            save(session, counted.movedTo(page.next().get(), page.passed(), recorded));
        } else {
            end(session, counted.ended(page.passed(), recorded, clock.instant()));
        }
        return report;
    }

    private void save(Session session, MailboxScan scan) {
        writes.make(session, store.saving(session.id(), session.generation(), scan));
    }

    private void end(Session session, MailboxScan scan) {
        var now = clock.instant();
        connections.changeWith(
                session.id(),
                session.generation(),
                it -> it.withMailbox(mailbox -> ended(session, mailbox, scan, now)),
                store.saving(session.id(), session.generation(), scan));
    }

    private ConnectedMailbox ended(Session session, ConnectedMailbox mailbox, MailboxScan scan, Instant now) {
        return switch (scan.kind()) {
            case LEADS -> withNewcomers(session, mailbox, scan, now);
            case AUDIT ->
                withNewcomers(session, mailbox, scan, now).audited(completeUpTo(session, scan), scan.recorded());
            // Newest first, a reply was filtered before the email that it answers.
            case HISTORY -> scan.recorded() > 0 ? mailbox.requestScan(ScanKind.LEADS, mailbox.horizon(), now) : mailbox;
        };
    }

    private Instant completeUpTo(Session session, MailboxScan scan) {
        return quarantine.waiting(session).since().filter(scan.until()::isAfter).orElse(scan.until());
    }

    /** Email received during a scan was filtered without the scan's results, so it is scanned again. */
    private ConnectedMailbox withNewcomers(Session session, ConnectedMailbox mailbox, MailboxScan scan, Instant now) {
        return scan.recorded() > 0 && skippedSince(session, scan.until())
                ? mailbox.requestScan(ScanKind.LEADS, scan.until(), now)
                : mailbox;
    }

    private boolean skippedSince(Session session, Instant time) {
        return ledgers.of(session.id()).skippedUpTo().filter(time::isBefore).isPresent();
    }

    /** Nothing to do now: returns when there is room for the history, or when a requested scan may begin. */
    private void rest(Session session) {
        var before = session.mailbox().syncSchedule().scanAt();
        var all = store.all(session.id(), session.generation());
        connections.change(
                session.id(),
                session.generation(),
                // If a scan was requested or a limit raised in the meantime, there is more to do.
                it -> it.withMailbox(mailbox -> mailbox.syncSchedule().scanAt().equals(before)
                        ? mailbox.scanAt(next(session, mailbox, all))
                        : mailbox));
    }

    private Optional<Instant> next(Session session, ConnectedMailbox mailbox, List<MailboxScan> all) {
        var now = clock.instant();
        var room = all.stream()
                .filter(it -> it.kind() == ScanKind.HISTORY && !it.done())
                .map(it -> historyRoom.nextAt(session, it.total()));
        var wanted = mailbox.requestedScans().keySet().stream().map(kind -> mayBeginAt(kind, all, now));
        return Stream.concat(room, wanted).min(Instant::compareTo);
    }

    private static Instant mayBeginAt(ScanKind kind, List<MailboxScan> all, Instant now) {
        return all.stream()
                .filter(it -> it.kind() == kind)
                .map(MailboxScan::nextMayBeginAt)
                .filter(now::isBefore)
                .findFirst()
                .orElse(now);
    }

    private boolean isPaused(Session session, ScanKind kind) {
        return kind == ScanKind.HISTORY && !historyRoom.isAny(session);
    }

    private static Instant position(MailboxScan scan) {
        return scan.kind().newestFirst() ? scan.until() : scan.from();
    }
}
