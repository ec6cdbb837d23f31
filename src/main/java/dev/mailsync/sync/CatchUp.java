package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;

/**
 * A round over the folders of a mailbox. However many there are, each invocation gets further: folders that an
 * unfinished round had read to their ends are not read again by its continuation.
 */
@ApplicationScoped
class CatchUp {

    enum Scope {
        /** The folder tree, Inbox and Sent Items. */
        QUICK,

        /** All tracked folders as well. */
        FULL
    }

    /**
     * @param complete whether all folders were read to their ends before the time was up
     * @param retryAt when the first of the folders that cannot be read is tried again
     * @param upTo what came in before has been looked at, if the round is complete
     */
    record Result(SyncReport report, boolean complete, Instant upTo, Optional<Instant> retryAt) {}

    private final Folders folders;
    private final FolderStore store;
    private final FolderReader reader;
    private final Recorder recorder;
    private final Parking parking;
    private final FolderQuarantine quarantine;
    private final Rulebook rulebook;
    private final Clock clock;

    CatchUp(
            Folders folders,
            FolderStore store,
            FolderReader reader,
            Recorder recorder,
            Parking parking,
            FolderQuarantine quarantine,
            Rulebook rulebook,
            Clock clock) {
        this.folders = folders;
        this.store = store;
        this.reader = reader;
        this.recorder = recorder;
        this.parking = parking;
        this.quarantine = quarantine;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** @param dueAt what was read since then belongs to this round */
    Result run(Session session, Scope scope, Instant dueAt) {
        var startedAt = clock.instant();
        var tree = folders.refreshed(session);
        var current = scope == Scope.FULL ? tree : quick(tree.book());
        var rules = rulebook.of(session, current.book());
        var report = SyncReport.NOTHING;
        var upTo = startedAt;
        var read = new ArrayList<String>();
        var failing = new ArrayList<FolderFailure>();
        for (var folder : inOrder(current)) {
            var cursor = store.cursor(session, folder);
            if (cursor.isReadSince(dueAt)) {
                upTo = earlier(upTo, cursor.readAt().orElseThrow());
                continue;
            }
            if (cursor.isResting(startedAt)) {
                failing.add(cursor.failure().orElseThrow());
                continue;
            }
            var reading = read(session, rules, current.book(), folder, cursor);
            reading.cursor().failure().ifPresent(failing::add);
            report = report.plus(reading.report());
            if (!reading.complete()) {
                read.forEach(id -> store.noteRead(session, id, startedAt));
                return new Result(report, false, upTo, Optional.empty());
            }
            read.add(folder);
        }
        return result(report.plus(parkedAgain(session, rules)), upTo, failing);
    }

    private static Result result(SyncReport report, Instant upTo, List<FolderFailure> failing) {
        var behind = failing.stream().map(FolderFailure::completeUpTo).reduce(upTo, CatchUp::earlier);
        return new Result(
                report,
                true,
                behind,
                failing.stream().map(FolderFailure::retryAt).min(Instant::compareTo));
    }

    /** One by one: what was parked failed on its own account. Those that fail again park themselves again. */
    private SyncReport parkedAgain(Session session, CaptureRules rules) {
        var report = SyncReport.NOTHING;
        for (var immutableId : parking.due(session)) {
            report = report.plus(parkedAgain(session, rules, immutableId));
        }
        return report;
    }

    private SyncReport parkedAgain(Session session, CaptureRules rules, String immutableId) {
        try {
            var envelopes = session.graph().envelopes(List.of(immutableId));
            if (envelopes.isEmpty()) {
                parking.parkMissing(session, List.of(immutableId));
                return SyncReport.parked(1);
            }
            var again = recorder.record(session, rules, envelopes, Origin.MAILBOX);
            if (again.parked() == 0) {
                parking.release(session, immutableId);
            }
            return again;
        } catch (SupersededException over) {
            throw over;
        } catch (RuntimeException why) {
            if (Failures.concernsAll(why)) {
                throw why;
            }
            parking.park(session, immutableId, why);
            return SyncReport.parked(1);
        }
    }

    private FolderReader.Reading read(
            Session session, CaptureRules rules, FolderBook book, String folder, FolderCursor cursor) {
        try {
            return reader.read(session, rules, folder, cursor);
        } catch (MicrosoftException.Gone gone) {
            if (book.isMain(folder)) {
                // Nobody can delete these: it is the mailbox that is gone.
                throw new MicrosoftException.Gone(new MicrosoftException.Cause(
                        "MAILBOX_GONE", "There is no Inbox or Sent Items", gone.traceId(), gone));
            }
            // The next look at the folder tree says so as well.
            return new FolderReader.Reading(SyncReport.NOTHING, true, cursor.readable());
        } catch (MicrosoftException why) {
            if (book.isMain(folder) || Failures.concernsAll(why)) {
                throw why;
            }
            var failure = quarantine.put(session, folder, cursor, why);
            return new FolderReader.Reading(SyncReport.NOTHING, true, cursor.failing(failure));
        }
    }

    /** Where mail is most likely comes first, so that it need not wait for the rest of a long round. */
    private static List<String> inOrder(Folders.Current current) {
        var ordered = new LinkedHashSet<>(
                List.of(current.book().inbox(), current.book().sentItems()));
        ordered.addAll(current.tracked());
        return List.copyOf(ordered);
    }

    private static Folders.Current quick(FolderBook book) {
        return new Folders.Current(book, List.of());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
