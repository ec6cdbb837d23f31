package dev.mailsync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Envelope;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.microsoft.MessageChange;
import dev.mailsync.microsoft.MicrosoftException;

/**
 * Reads one folder from its cursor. The cursor moves on only after everything before it was recorded or left out, page by
 * page, so that a run can end anywhere and the next one goes on there.
 */
@ApplicationScoped
class FolderReader {

    /** @param complete whether the folder was read to its end before the time was up */
    record Reading(SyncReport report, boolean complete, FolderCursor cursor) {}

    private final FolderStore store;
    private final Recorder recorder;
    private final Backfill backfill;
    private final Clock clock;

    FolderReader(FolderStore store, Recorder recorder, Backfill backfill, Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.backfill = backfill;
        this.clock = clock;
    }

    /** Throws {@link MicrosoftException.Gone} if there is no such folder. */
    Reading read(Session session, CaptureRules rules, String folder, FolderCursor from) {
        var changes = changesOrAll(session, rules, folder, from);
        return changes.complete() ? backfill.run(session, rules, folder, changes) : changes;
    }

    private Reading changesOrAll(Session session, CaptureRules rules, String folder, FolderCursor from) {
        try {
            return changes(session, rules, folder, from);
        } catch (MicrosoftException.CursorLost lost) {
            // What was still to be listed is brought, or found missing again, by the full round.
            store.save(session, folder, FolderCursor.NONE);
            return changes(session, rules, folder, FolderCursor.NONE);
        }
    }

    private Reading changes(Session session, CaptureRules rules, String folder, FolderCursor from) {
        var report = SyncReport.NOTHING;
        var cursor = from;
        while (!session.outOfTime().getAsBoolean()) {
            var page = session.graph()
                    .messages(folder, cursor.link(), session.mailbox().horizon());
            report = report.plus(recorder.record(session, rules, envelopes(session, page.items())));
            var next = cursor.movedTo(page.link(), page.items().size(), page.last(), clock.instant());
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

    /** An item can come several times in a page, and with some of its properties only. */
    private static List<Envelope> envelopes(Session session, List<MessageChange> changes) {
        var whole = new ArrayList<Envelope>();
        var partial = new ArrayList<String>();
        for (var change : changes) {
            switch (change) {
                case MessageChange.Seen seen -> whole.add(seen.envelope());
                case MessageChange.Partial some -> partial.add(some.immutableId());
            }
        }
        return Stream.concat(whole.stream(), fetched(session, partial).stream()).toList();
    }

    private static List<Envelope> fetched(Session session, List<String> ids) {
        return ids.stream()
                .distinct()
                .gather(Gatherers.windowFixed(GraphMailbox.MAX_BATCH))
                .flatMap(batch -> session.graph().envelopes(batch).stream())
                .toList();
    }
}
