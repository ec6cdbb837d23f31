package dev.mailsync.sync.catchup;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.sync.recording.Places;
import dev.mailsync.sync.session.OutOfTimeException;
import dev.mailsync.sync.session.Session;

/** Says where messages lie: well-known folders by their well-known names, all others by the delta of the folder tree. */
@ApplicationScoped
public class Folders {

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

    /** @param envelopes those whose places are known; {@code all}: whether these are all */
    public record Placed(List<Envelope> envelopes, Places places, boolean all) {}

    private final FolderTreeStore store;
    private final FolderListing listing;

    Folders(FolderTreeStore store, FolderListing listing) {
        this.store = store;
        this.listing = listing;
    }

    /** The book as it was last written, or a first one. */
    FolderBook book(Session session) {
        return store.book(session).orElseGet(() -> listing.begin(session, begun(session)));
    }

    /** With the changes of the tree, as far as there is time for them. */
    FolderBook refreshed(Session session) {
        return listing.goOn(session, book(session));
    }

    /** Of all of them; throws {@link OutOfTimeException} where there is no time to learn it. */
    public Places places(Session session, Collection<Envelope> envelopes) {
        var placed = placed(session, envelopes);
        if (!placed.all() && refreshed(session).isCurrent()) {
            placed = placed(session, envelopes);
        }
        if (!placed.all()) {
            throw new OutOfTimeException();
        }
        return placed.places();
    }

    /** Of all of them, as far as it is known, and without keeping anything: whoever asks is no worker. */
    public Places known(Session session, Collection<Envelope> envelopes) {
        var book = store.book(session).orElseGet(() -> begun(session));
        return places(book, store.rows(session, further(book, envelopes)));
    }

    /**
     * While folders are listed, only what lies in Inbox, Sent Items and the untracked ones has a known place. Later on, a folder
     * that was made a moment ago is looked up, as it could lie among the deleted items.
     */
    public Placed placed(Session session, Collection<Envelope> envelopes) {
        var book = book(session);
        var further = further(book, envelopes);
        var rows = known(session, book, further);
        if (book.isCurrent() && rows.size() < further.size()) {
            book = listing.goOn(session, book);
            rows = known(session, book, further);
        }
        return placed(book, envelopes, further, rows);
    }

    /** As far as the book tells. What lies where it knows of nothing is taken to be tracked. */
    public Placed placed(Session session, FolderBook book, Collection<Envelope> envelopes, String trackedFolder) {
        var further = further(book, envelopes).stream()
                .filter(id -> !id.equals(trackedFolder))
                .toList();
        return placed(book, envelopes, further, known(session, book, further));
    }

    private Map<String, FolderRow> known(Session session, FolderBook book, List<String> further) {
        return book.isCurrent() ? store.rows(session, further) : Map.of();
    }

    private static Placed placed(
            FolderBook book, Collection<Envelope> envelopes, List<String> further, Map<String, FolderRow> rows) {
        var unknown = book.isCurrent() ? List.of() : further;
        var placed = envelopes.stream()
                .filter(it -> !unknown.contains(it.parentFolderId()))
                .toList();
        return new Placed(placed, places(book, rows), unknown.isEmpty());
    }

    private static List<String> further(FolderBook book, Collection<Envelope> envelopes) {
        return envelopes.stream()
                .map(Envelope::parentFolderId)
                .distinct()
                .filter(id -> !book.isMain(id) && !book.untrackedRoots().contains(id))
                .toList();
    }

    /** Of what lies where nothing but the book tells of. */
    public static Places places(FolderBook book) {
        return places(book, Map.of());
    }

    private static Places places(FolderBook book, Map<String, FolderRow> rows) {
        var untracked = new HashSet<>(book.untrackedRoots());
        rows.values().stream().filter(FolderRow::untracked).map(FolderRow::id).forEach(untracked::add);
        return new Places(book.sentItems(), untracked);
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
        return FolderBook.begun(ids.get(INBOX), ids.get(SENT_ITEMS), untracked);
    }
}
