package dev.mailsync.sync.catchup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Delta;
import dev.mailsync.microsoft.graph.Folder;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.WorkerWrites;

/**
 * Follows the folder tree page by page and stores each page together with the link to the next, so that a job can stop
 * anywhere and the next one resumes there. An hour without changes costs the same however many folders there are.
 */
@ApplicationScoped
class FolderListing {

    private final FolderTreeStore store;
    private final WorkerWrites writes;

    FolderListing(FolderTreeStore store, WorkerWrites writes) {
        this.store = store;
        this.writes = writes;
    }

    FolderBook begin(Session session, FolderBook first) {
        writes.make(session, store.saving(session, first));
        return first;
    }

    /** @return the book, at least one page further; current unless time ran out first */
    FolderBook goOn(Session session, FolderBook book) {
        try {
            return followed(session, book);
        } catch (MicrosoftException.CursorLost lost) {
            return followed(session, book.listedAgain());
        }
    }

    private FolderBook followed(Session session, FolderBook from) {
        var book = from;
        Delta<Folder> page;
        do {
            page = session.graph().folders(book.link());
            book = book.isListing() ? listed(session, book, page) : changed(session, book, page);
        } while (!page.last() && !session.deadline().isNear());
        return page.last() && !book.isCurrent() ? settled(session, book) : book;
    }

    private FolderBook listed(Session session, FolderBook book, Delta<Folder> page) {
        var folders = FolderChanges.latest(page.items());
        var all = new ArrayList<Write>();
        folders.forEach(folder -> all.add(
                folder.removed()
                        ? store.removing(session, folder.id())
                        : store.placing(session, folder.id(), FolderChanges.parent(folder), book.listing(), false)));
        return kept(session, book, book.listed(page.link(), folders.size(), page.last()), all);
    }

    private FolderBook changed(Session session, FolderBook book, Delta<Folder> page) {
        var changes = FolderChanges.of(book, page.items(), neighbours(session, book, page.items()));
        var all = new ArrayList<Write>();
        changes.placed()
                .forEach(it -> all.add(store.placing(session, it.id(), it.parent(), book.listing(), it.untracked())));
        changes.removed().forEach(id -> all.add(store.removing(session, id)));
        return kept(session, book, book.changed(page.link(), changes.reachesFurther()), all);
    }

    /** If only email changed, the page's own folders are the only ones read. */
    private Map<String, FolderRow> neighbours(Session session, FolderBook book, List<Folder> page) {
        var known =
                new HashMap<>(store.rows(session, page.stream().map(Folder::id).toList()));
        var moved = FolderChanges.moved(page, known);
        if (!moved.isEmpty()) {
            var further = Stream.concat(Stream.of(book.inbox()), moved.stream().map(FolderChanges::parent))
                    .filter(id -> !id.isEmpty() && !known.containsKey(id))
                    .toList();
            known.putAll(store.rows(session, further));
        }
        return known;
    }

    private FolderBook kept(Session session, FolderBook before, FolderBook after, List<Write> changes) {
        writes.make(session, changes);
        if (!after.equals(before)) {
            // Last, so that the link never advances past changes that are not stored.
            writes.change(session, store.saving(session, after));
        }
        return after;
    }

    /** Determines which folders are tracked. If it stops early, the next job does the rest. */
    private FolderBook settled(Session session, FolderBook book) {
        var changes = settling(session, book).stream()
                .gather(Gatherers.windowFixed(Dynamo.MAX_TRANSACTION - 1))
                .toList();
        for (var some : changes) {
            writes.make(session, some);
            if (some != changes.getLast() && session.deadline().isNear()) {
                return book;
            }
        }
        return kept(session, book, book.settled(), List.of());
    }

    private List<Write> settling(Session session, FolderBook book) {
        // A full listing does not name the folders that were deleted while the link was lost.
        var named = store.all(session).stream()
                .collect(Collectors.partitioningBy(it -> it.listing() == book.listing() || book.isMain(it.id())));
        var rows = named.get(true);
        var parents = rows.stream().collect(Collectors.toMap(FolderRow::id, FolderRow::parent));
        var untracked = new FolderTree(parents, book.untrackedRoots()).untracked();
        var changes = new ArrayList<Write>();
        named.get(false).forEach(gone -> changes.add(store.removing(session, gone.id())));
        for (var row : rows) {
            if (untracked.contains(row.id())) {
                if (!row.untracked()) {
                    changes.add(store.untracking(session, row.id()));
                }
            } else if (row.untracked() || book.untrackedBefore().contains(row.id())) {
                changes.add(store.trackingAgain(session, row.id()));
            }
        }
        return changes;
    }
}
