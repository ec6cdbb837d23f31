package dev.mailsync.sandbox.mailbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders that Exchange creates with a mailbox, by their language-independent names. */
public enum WellKnown {
    MSGFOLDERROOT("Top of Information Store", Place.TOP),
    INBOX("Inbox", Place.LISTED),
    DRAFTS("Drafts", Place.LISTED),
    SENTITEMS("Sent Items", Place.LISTED),
    DELETEDITEMS("Deleted Items", Place.LISTED),
    JUNKEMAIL("Junk Email", Place.LISTED),
    OUTBOX("Outbox", Place.LISTED),
    ARCHIVE("Archive", Place.LISTED),
    CONVERSATIONHISTORY("Conversation History", Place.LISTED),
    CLUTTER("Clutter", Place.HIDDEN),
    SCHEDULED("Scheduled", Place.HIDDEN),
    SYNCISSUES("Sync Issues", Place.HIDDEN),
    RECOVERABLEITEMSDELETIONS("Deletions", Place.OUTSIDE);

    private enum Place {
        TOP,
        LISTED,
        HIDDEN,
        OUTSIDE
    }

    private final String displayName;
    private final Place place;

    WellKnown(String displayName, Place place) {
        this.displayName = displayName;
        this.place = place;
    }

    public static Optional<WellKnown> named(String name) {
        return Stream.of(values())
                .filter(each -> each.wellKnownName().equalsIgnoreCase(name))
                .findFirst();
    }

    public String wellKnownName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String displayName() {
        return displayName;
    }

    boolean hidden() {
        return place == Place.HIDDEN;
    }

    /** Whether the folder is outside of the mailbox's folder tree. */
    boolean outside() {
        return place == Place.OUTSIDE;
    }

    boolean top() {
        return place == Place.TOP;
    }
}
