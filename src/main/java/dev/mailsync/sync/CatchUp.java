package dev.mailsync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Envelope;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.microsoft.MessageChange;
import dev.mailsync.microsoft.MicrosoftException;

/**
 * Reads folders from their cursors. A cursor moves on only after everything before it was recorded or left out, page by
 * page, so that a run can end anywhere and the next one goes on there.
 */
@ApplicationScoped
class CatchUp {

    enum Scope {
        /** Inbox and Sent Items. */
        QUICK,

        /** All tracked folders, with the changes of the folder tree. */
        FULL
    }

    /** @param complete whether all folders were read to their ends before the time was up */
    record Result(SyncReport report, boolean complete) {

        Result and(Result later) {
            return new Result(report.plus(later.report), complete && later.complete);
        }
    }

    private record Read(Result result, FolderCursor cursor) {}

    private final Folders folders;
    private final FolderStore store;
    private final Recorder recorder;
    private final Backfill backfill;
    private final Clock clock;

    CatchUp(Folders folders, FolderStore store, Recorder recorder, Backfill backfill, Clock clock) {
        this.folders = folders;
        this.store = store;
        this.recorder = recorder;
        this.backfill = backfill;
        this.clock = clock;
    }

    Result run(Session session, Scope scope) {
        var current = scope == Scope.FULL ? folders.refreshed(session) : quick(folders.book(session));
        var rules = rules(session, current.book());
        var report = SyncReport.NOTHING;
        for (var folder : current.tracked()) {
            var result = folder(session, rules, folder);
            report = report.plus(result.report());
            if (!result.complete()) {
                return new Result(report, false);
            }
        }
        return new Result(report, true);
    }

    static CaptureRules rules(Session session, FolderBook book) {
        var mailbox = session.mailbox();
        return new CaptureRules(mailbox.profile().addresses(), mailbox.horizon(), book.untracked());
    }

    private static Folders.Current quick(FolderBook book) {
        return new Folders.Current(book, List.of(book.inbox(), book.sentItems()));
    }

    private Result folder(Session session, CaptureRules rules, String folder) {
        try {
            var read = changesOrAll(session, rules, folder);
            return read.result().complete()
                    ? read.result().and(backfill.run(session, rules, folder, read.cursor()))
                    : read.result();
        } catch (MicrosoftException.Gone deleted) {
            // The next look at the folder tree says so as well.
            return new Result(SyncReport.NOTHING, true);
        }
    }

    private Read changesOrAll(Session session, CaptureRules rules, String folder) {
        try {
            return changes(session, rules, folder, store.cursor(session, folder));
        } catch (MicrosoftException.CursorLost lost) {
            // What was still to be listed is brought, or found missing again, by the full round.
            store.save(session, folder, FolderCursor.NONE);
            return changes(session, rules, folder, FolderCursor.NONE);
        }
    }

    private Read changes(Session session, CaptureRules rules, String folder, FolderCursor from) {
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
                return new Read(new Result(report, true), cursor);
            }
        }
        return new Read(new Result(report, false), cursor);
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
        var distinct = ids.stream().distinct().toList();
        var envelopes = new ArrayList<Envelope>();
        for (int from = 0; from < distinct.size(); from += GraphMailbox.MAX_BATCH) {
            envelopes.addAll(session.graph()
                    .envelopes(distinct.subList(from, Math.min(distinct.size(), from + GraphMailbox.MAX_BATCH))));
        }
        return envelopes;
    }
}
