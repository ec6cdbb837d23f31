package dev.mailsync.sync.catchup;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ScanKind;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Delta;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.MessageChange;
import dev.mailsync.sync.recording.CaptureRules;
import dev.mailsync.sync.recording.EnvelopeFetcher;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.recording.Recorder;
import dev.mailsync.sync.session.Origin;
import dev.mailsync.sync.session.PageSizes;
import dev.mailsync.sync.session.ScanRequests;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncReport;

/**
 * Reads one folder from its cursor. The cursor advances page by page, only after everything before it was recorded or
 * skipped, so that a run can stop anywhere and the next one resumes there.
 */
@ApplicationScoped
class FolderReader {

    private static final PageSizes SIZES = PageSizes.of(100, 25, 5);

    /** @param complete whether the folder was read to its end before time ran out */
    record Reading(SyncReport report, boolean complete, FolderCursor cursor) {}

    private final FolderStore store;
    private final FolderPlaces folders;
    private final EnvelopeFetcher fetcher;
    private final Quarantine quarantine;
    private final Recorder recorder;
    private final ScanRequests scanRequests;

    FolderReader(
            FolderStore store,
            FolderPlaces folders,
            EnvelopeFetcher fetcher,
            Quarantine quarantine,
            Recorder recorder,
            ScanRequests scanRequests) {
        this.store = store;
        this.folders = folders;
        this.fetcher = fetcher;
        this.quarantine = quarantine;
        this.recorder = recorder;
        this.scanRequests = scanRequests;
    }

    /** Throws {@link MicrosoftException.Gone} if the folder does not exist. */
    Reading read(Session session, CaptureRules rules, FolderBook book, String folder, FolderCursor from) {
        try {
            return changes(session, rules, book, folder, from);
        } catch (MicrosoftException.CursorLost lost) {
            store.save(session, folder, FolderCursor.NONE);
            return changes(session, rules, book, folder, FolderCursor.NONE);
        }
    }

    private Reading changes(Session session, CaptureRules rules, FolderBook book, String folder, FolderCursor from) {
        var report = SyncReport.NOTHING;
        var cursor = from;
        while (!session.deadline().isNear()) {
            var page = page(session, folder, cursor.link());
            var envelopes = live(session, cursor, envelopes(session, page.items()));
            report = report.plus(record(session, rules, folders.placed(session, book, envelopes, folder)));
            if (page.last() && cursor.mayHaveLeftSomeOut(page.items().size()) && !isHistoryToCome(session)) {
                scanRequests.lookAgainFrom(session, session.mailbox().horizon());
            }
            var next = cursor.movedTo(page.link(), page.items().size(), page.last());
            if (!next.equals(cursor)) {
                store.save(session, folder, next);
            }
            cursor = next;
            if (page.last()) {
                return new Reading(report, true, cursor);
            }
        }
        return new Reading(report, false, cursor);
    }

    private static Delta<MessageChange> page(Session session, String folder, Optional<String> link) {
        var horizon = session.mailbox().horizon();
        return SIZES.largest(session.deadline(), size -> session.graph().messages(folder, link, horizon, size));
    }

    /** An email moved in the meantime to an unknown folder is found there in turn. */
    private SyncReport record(Session session, CaptureRules rules, FolderPlaces.Placed placed) {
        return placed.envelopes().isEmpty()
                ? SyncReport.NOTHING
                : recorder.record(session, rules.at(placed.places()), placed.envelopes(), Origin.MAILBOX);
    }

    /** While the history import is still to come, a first round leaves old email to it. */
    private static List<Envelope> live(Session session, FolderCursor cursor, List<Envelope> envelopes) {
        if (!cursor.isInFirstRound() || !isHistoryToCome(session)) {
            return envelopes;
        }
        // Graph's received times have whole seconds.
        var since = session.mailbox().connectedAt().truncatedTo(ChronoUnit.SECONDS);
        return envelopes.stream().filter(it -> !it.receivedAt().isBefore(since)).toList();
    }

    private static boolean isHistoryToCome(Session session) {
        return session.mailbox().requestedScans().containsKey(ScanKind.HISTORY);
    }

    /** A message can occur several times on a page, or with only some of its properties. */
    private List<Envelope> envelopes(Session session, List<MessageChange> changes) {
        var whole = new ArrayList<Envelope>();
        var partial = new ArrayList<String>();
        var removed = new HashSet<String>();
        for (var change : changes) {
            switch (change) {
                case MessageChange.Seen seen -> whole.add(seen.envelope());
                case MessageChange.Partial some -> partial.add(some.immutableId());
                case MessageChange.Removed gone -> removed.add(gone.immutableId());
            }
        }
        releaseDeleted(session, removed);
        return Stream.concat(whole.stream(), fetcher.fetchKnown(session, partial).stream())
                .toList();
    }

    /** What was removed from a folder may be in another one by now. */
    private void releaseDeleted(Session session, Set<String> removed) {
        var quarantined = quarantine.among(session, removed);
        fetcher.missing(session, quarantined).forEach(id -> quarantine.release(session, id));
    }
}
