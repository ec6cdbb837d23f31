package dev.mailsync.sync;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Delta;
import dev.mailsync.microsoft.Envelope;
import dev.mailsync.microsoft.Folder;
import dev.mailsync.microsoft.MicrosoftException;

/** Keeps the book of folders: well-known ones by their well-known names, all others by the delta of the folder tree. */
@ApplicationScoped
class Folders {

    private static final String INBOX = "inbox";
    private static final String SENT_ITEMS = "sentitems";

    /** Folders whose mail is no communication, or not yet or no longer meant to be. */
    private static final Set<String> UNTRACKED = Set.of(
            "drafts",
            "junkemail",
            "deleteditems",
            "outbox",
            "recoverableitemsdeletions",
            "syncissues",
            "conflicts",
            "localfailures",
            "serverfailures",
            "conversationhistory",
            "scheduled",
            "searchfolders");

    record Current(FolderBook book, List<String> tracked) {}

    private final FolderStore store;

    Folders(FolderStore store) {
        this.store = store;
    }

    /** The book as it was last written, or a first one. */
    FolderBook book(Session session) {
        return store.book(session).orElseGet(() -> refreshed(session).book());
    }

    /** The book as it was last written, or what it begins with, which is not kept: whoever asks is no worker. */
    FolderBook known(Session session) {
        return store.book(session).orElseGet(() -> begun(session));
    }

    /** The book for judging these mails: a folder made a moment ago could lie among the deleted items. */
    FolderBook book(Session session, Collection<Envelope> envelopes) {
        var book = book(session);
        var parents = envelopes.stream()
                .map(Envelope::parentFolderId)
                .distinct()
                .filter(id -> !book.untracked().contains(id))
                .toList();
        return store.knows(session, parents) ? book : refreshed(session).book();
    }

    /** Reads the changes of the tree, however many pages they have. */
    Current refreshed(Session session) {
        var book = store.book(session).orElseGet(() -> begun(session));
        try {
            return refreshed(session, book);
        } catch (MicrosoftException.CursorLost lost) {
            return refreshed(session, without(book));
        }
    }

    private Current refreshed(Session session, FolderBook book) {
        var tree = new FolderTree(store.parents(session), book.untrackedRoots());
        var full = book.link().isEmpty();
        var seen = new LinkedHashSet<String>();
        var link = book.link();
        Delta<Folder> page;
        do {
            page = session.graph().folders(link);
            page.items().stream().filter(it -> !it.removed()).map(Folder::id).forEach(seen::add);
            tree = tree.with(page.items());
            page.items().forEach(folder -> apply(session, folder));
            link = Optional.of(page.link());
        } while (!page.last());
        if (full) {
            tree = tree.with(vanished(session, tree, seen));
        }
        readAnew(session, tree.tracked(), book.untracked());
        var written = new FolderBook(link, book.inbox(), book.sentItems(), book.untrackedRoots(), tree.untracked());
        if (!written.equals(book)) {
            store.save(session, written);
        }
        return new Current(written, tree.tracked());
    }

    /** What lay in a folder while it was not tracked was left out, and nothing tells of it when the folder comes back. */
    private void readAnew(Session session, List<String> tracked, Set<String> untrackedBefore) {
        tracked.stream().filter(untrackedBefore::contains).forEach(id -> store.save(session, id, FolderCursor.NONE));
    }

    private void apply(Session session, Folder folder) {
        if (folder.removed()) {
            store.removeFolder(session, folder.id());
        } else {
            store.saveFolder(session, folder.id(), folder.parentId() == null ? "" : folder.parentId());
        }
    }

    /** A full listing says nothing of folders that went away while the cursor was lost. */
    private List<Folder> vanished(Session session, FolderTree tree, Set<String> seen) {
        var gone = tree.parents().keySet().stream()
                .filter(id -> !seen.contains(id))
                .map(id -> new Folder(id, null, true))
                .toList();
        gone.forEach(folder -> store.removeFolder(session, folder.id()));
        return gone;
    }

    private FolderBook begun(Session session) {
        var names = new LinkedHashSet<>(List.of(INBOX, SENT_ITEMS));
        names.addAll(UNTRACKED);
        var ids = session.graph().wellKnownFolders(names);
        if (!ids.containsKey(INBOX) || !ids.containsKey(SENT_ITEMS)) {
            throw new MicrosoftException.Transient(
                    MicrosoftException.Cause.of("NO_INBOX", "The mailbox has no Inbox or Sent Items yet"),
                    Optional.empty());
        }
        var untracked = ids.entrySet().stream()
                .filter(it -> UNTRACKED.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return new FolderBook(Optional.empty(), ids.get(INBOX), ids.get(SENT_ITEMS), untracked, untracked);
    }

    private static FolderBook without(FolderBook book) {
        return new FolderBook(
                Optional.empty(), book.inbox(), book.sentItems(), book.untrackedRoots(), book.untracked());
    }
}
