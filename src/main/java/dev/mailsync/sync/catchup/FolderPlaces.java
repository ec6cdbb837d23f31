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

/** Tells where messages are: finds well-known folders by name and all others by the delta of the folder tree. */
@ApplicationScoped
public class FolderPlaces {

    private static final String INBOX = "inbox";
    private static final String SENT_ITEMS = "sentitems";

    /** Folders whose email is not communication, not yet sent, or discarded. */
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

    /** @param envelopes those whose places are known; {@code all}: whether this covers all of them */
    public record Placed(List<Envelope> envelopes, Places places, boolean all) {}

    private final FolderTreeStore store;
    private final FolderListing listing;

    FolderPlaces(FolderTreeStore store, FolderListing listing) {
        this.store = store;
        this.listing = listing;
    }

    /** The book as last stored, or a new one. */
    FolderBook book(Session session) {
        return store.book(session).orElseGet(() -> listing.begin(session, begun(session)));
    }

    /** With the changes of the tree, as far as time permits. */
    FolderBook refresh(Session session) {
        return listing.goOn(session, book(session));
    }

    /** The places of all of them; throws {@link OutOfTimeException} if there is no time to find out. */
    public Places places(Session session, Collection<Envelope> envelopes) {
        var placed = placed(session, envelopes);
        if (!placed.all() && refresh(session).isCurrent()) {
            placed = placed(session, envelopes);
        }
        if (!placed.all()) {
            throw new OutOfTimeException();
        }
        return placed.places();
    }

    /** The places of all of them as far as known. Stores nothing, as the caller is not a worker. */
    public Places known(Session session, Collection<Envelope> envelopes) {
        var book = store.book(session).orElseGet(() -> begun(session));
        return places(book, store.rows(session, further(book, envelopes)));
    }

    /**
     * While folders are being listed, only messages in Inbox, Sent Items and the untracked roots have a known place.
     * Later, unknown (just created) folders are looked up, as they may lie in Deleted Items.
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

    /** As far as the book tells. Messages in unknown folders are assumed to be tracked. */
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

    /** The places of messages in the folders that the book itself names. */
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
