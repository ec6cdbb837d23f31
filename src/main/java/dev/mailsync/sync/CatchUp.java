package dev.mailsync.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Envelope;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.microsoft.MessageChange;
import dev.mailsync.microsoft.MicrosoftException;

/**
 * Reads folders from their cursors. A cursor moves on only after everything before it was recorded or left out, page by
 * page, so that a run can end anywhere and the next one goes on there. Folders that an invocation without more time has
 * read are not read again in the same round: however many there are, each invocation gets further.
 */
@ApplicationScoped
class CatchUp {

    enum Scope {
        /** Inbox and Sent Items. */
        QUICK,

        /** All tracked folders, with the changes of the folder tree. */
        FULL
    }

    /**
     * @param complete whether all folders were read to their ends before the time was up
     * @param since when the first of them was
     */
    record Result(SyncReport report, boolean complete, Instant since) {}

    private final Folders folders;
    private final FolderStore store;
    private final Recorder recorder;
    private final Clock clock;

    CatchUp(Folders folders, FolderStore store, Recorder recorder, Clock clock) {
        this.folders = folders;
        this.store = store;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** @param dueAt what was read since then belongs to this round */
    Result run(Session session, Scope scope, Instant dueAt) {
        var startedAt = clock.instant();
        var current = scope == Scope.FULL ? folders.refreshed(session) : quick(folders.book(session));
        var rules = rules(session, current.book());
        var report = SyncReport.NOTHING;
        var since = startedAt;
        var read = new ArrayList<String>();
        for (var folder : current.tracked()) {
            var place = store.place(session, folder);
            var before = place.readAt().filter(at -> !at.isBefore(dueAt));
            if (before.isPresent()) {
                since = before.get().isBefore(since) ? before.get() : since;
                continue;
            }
            var reading = folder(session, rules, folder, place);
            report = report.plus(reading.report());
            if (!reading.complete()) {
                read.forEach(id -> store.saveReadAt(session, id, startedAt));
                return new Result(report, false, since);
            }
            read.add(folder);
        }
        return new Result(report, true, since);
    }

    static CaptureRules rules(Session session, FolderBook book) {
        var mailbox = session.mailbox();
        return new CaptureRules(mailbox.profile().addresses(), mailbox.horizon(), book.untracked());
    }

    private static Folders.Current quick(FolderBook book) {
        return new Folders.Current(book, List.of(book.inbox(), book.sentItems()));
    }

    private record Reading(SyncReport report, boolean complete) {}

    private Reading folder(Session session, CaptureRules rules, String folder, FolderStore.Place place) {
        try {
            return folder(session, rules, folder, place.link());
        } catch (MicrosoftException.CursorLost lost) {
            store.loseLink(session, folder);
            return folder(session, rules, folder, Optional.empty());
        } catch (MicrosoftException.Gone deleted) {
            // The next look at the folder tree says so as well.
            return new Reading(SyncReport.NOTHING, true);
        }
    }

    private Reading folder(Session session, CaptureRules rules, String folder, Optional<String> from) {
        var report = SyncReport.NOTHING;
        var link = from;
        while (!session.outOfTime().getAsBoolean()) {
            var page = session.graph().messages(folder, link, session.mailbox().horizon());
            report = report.plus(recorder.record(session, rules, envelopes(session, page.items())));
            if (!link.equals(Optional.of(page.link()))) {
                store.saveLink(session, folder, page.link());
            }
            link = Optional.of(page.link());
            if (page.last()) {
                return new Reading(report, true);
            }
        }
        return new Reading(report, false);
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
