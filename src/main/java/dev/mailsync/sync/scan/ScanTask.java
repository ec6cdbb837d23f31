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
import dev.mailsync.mail.store.Ledgers;
import dev.mailsync.sync.catchup.Folders;
import dev.mailsync.sync.recording.CaptureRulesLoader;
import dev.mailsync.sync.recording.Recorder;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;
import dev.mailsync.sync.session.WorkerWrites;

/** Goes on with the surveys of a mailbox, a few pages at a time, so that new mail need not wait for old. */
@ApplicationScoped
public class ScanTask implements MaintenanceTask {

    private static final int PAGES_AT_A_TIME = 4;

    private final ScanStore store;
    private final ScanStart start;
    private final Folders folders;
    private final CaptureRulesLoader rulebook;
    private final Recorder recorder;
    private final Ledgers ledgers;
    private final HistoryRoom historyRoom;
    private final WorkerWrites writes;
    private final ConnectionStore connections;
    private final Clock clock;

    ScanTask(
            ScanStore store,
            ScanStart start,
            Folders folders,
            CaptureRulesLoader rulebook,
            Recorder recorder,
            Ledgers ledgers,
            HistoryRoom historyRoom,
            WorkerWrites writes,
            ConnectionStore connections,
            Clock clock) {
        this.store = store;
        this.start = start;
        this.folders = folders;
        this.rulebook = rulebook;
        this.recorder = recorder;
        this.ledgers = ledgers;
        this.historyRoom = historyRoom;
        this.writes = writes;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public MailboxTask task() {
        return MailboxTask.SURVEY;
    }

    @Override
    public Done run(Session session) {
        var report = SyncReport.NOTHING;
        for (int page = 0; page < PAGES_AT_A_TIME && !session.deadline().isNear(); page++) {
            var survey = next(session, page);
            if (survey.isEmpty()) {
                rest(session);
                return new Done(report, true);
            }
            report = report.plus(step(session, survey.get()));
        }
        return new Done(report, false);
    }

    /** They take turns, so that none of them waits for the end of another. */
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

    private SyncReport step(Session session, MailboxScan survey) {
        if (survey.done()) {
            end(session, survey.ended(0, 0, clock.instant()));
            return SyncReport.NOTHING;
        }
        var walk = ScanPage.step(session.graph(), survey);
        var origin = survey.kind() == ScanKind.HISTORY ? Origin.HISTORY : Origin.SURVEY;
        var rules = rulebook.of(session, folders.places(session, walk.envelopes()));
        var report = recorder.record(session, rules, walk.envelopes(), origin);
        var counted = walk.total().map(survey::of).orElse(survey);
        if (report.held() > 0) {
            save(session, counted.movedTo(position(counted), 0, report.recorded()));
        } else if (walk.next().isPresent()) {
            save(session, counted.movedTo(walk.next().get(), walk.passed(), report.recorded()));
        } else {
            end(session, counted.ended(walk.passed(), report.recorded(), clock.instant()));
        }
        return report;
    }

    private void save(Session session, MailboxScan survey) {
        writes.make(session, store.saving(session.id(), session.generation(), survey));
    }

    private void end(Session session, MailboxScan survey) {
        var now = clock.instant();
        connections.changeWith(
                session.id(),
                session.generation(),
                it -> it.withMailbox(mailbox -> ended(session, mailbox, survey, now)),
                store.saving(session.id(), session.generation(), survey));
    }

    private ConnectedMailbox ended(Session session, ConnectedMailbox mailbox, MailboxScan survey, Instant now) {
        return switch (survey.kind()) {
            case LEADS -> newcomersJudged(session, mailbox, survey, now);
            case AUDIT -> newcomersJudged(session, mailbox, survey, now).audited(survey.until(), survey.recorded());
            // Newest first, an answer was judged before what it answers.
            case HISTORY ->
                survey.recorded() > 0 ? mailbox.requestScan(ScanKind.LEADS, mailbox.horizon(), now) : mailbox;
        };
    }

    /** What came in while a survey ran was judged without what it found. */
    private ConnectedMailbox newcomersJudged(
            Session session, ConnectedMailbox mailbox, MailboxScan survey, Instant now) {
        return survey.recorded() > 0 && leftOutSince(session, survey.until())
                ? mailbox.requestScan(ScanKind.LEADS, survey.until(), now)
                : mailbox;
    }

    private boolean leftOutSince(Session session, Instant time) {
        return ledgers.of(session.id()).leftOutUpTo().filter(time::isBefore).isPresent();
    }

    /** Nothing can be done now: comes back when the history has room again, or what is wanted may begin. */
    private void rest(Session session) {
        var before = session.mailbox().syncSchedule().surveyAt();
        var all = store.all(session.id(), session.generation());
        connections.change(
                session.id(),
                session.generation(),
                // If a survey was asked for or a limit raised meanwhile, there is more to do.
                it -> it.withMailbox(
                        mailbox -> mailbox.syncSchedule().surveyAt().equals(before)
                                ? mailbox.surveyAt(next(session, mailbox, all))
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

    private static Instant position(MailboxScan survey) {
        return survey.kind().newestFirst() ? survey.until() : survey.from();
    }
}
