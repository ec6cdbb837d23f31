package dev.mailsync.sync.catchup;

import java.util.Optional;
import java.util.Set;

/**
 * What a generation knows about the folder tree as a whole, in one item that stays small however many folders there
 * are.
 *
 * @param link where the next page of the tree's delta begins; empty before the first page
 * @param inbox and {@code sentItems}: their IDs, which Graph never changes
 * @param untrackedRoots the well-known folders whose email, and that in all their subfolders, is not recorded
 * @param untrackedBefore the untracked subfolders as earlier versions kept them here; empty once each row has the flag
 * @param listing the number of the latest full listing; {@code listed}: how many folders it has returned so far
 */
record FolderBook(
        Optional<String> link,
        String inbox,
        String sentItems,
        Set<String> untrackedRoots,
        Set<String> untrackedBefore,
        Stage stage,
        int listing,
        int listed) {

    enum Stage {
        /** A full listing is in progress. */
        LISTING,

        /** Which folders are tracked still has to be determined. */
        CHANGED,

        /** Each folder's row says whether it is tracked. */
        CURRENT
    }

    FolderBook {
        untrackedRoots = Set.copyOf(untrackedRoots);
        untrackedBefore = Set.copyOf(untrackedBefore);
    }

    static FolderBook begun(String inbox, String sentItems, Set<String> untrackedRoots) {
        return new FolderBook(Optional.empty(), inbox, sentItems, untrackedRoots, Set.of(), Stage.LISTING, 0, 0);
    }

    /** Inbox or Sent Items; every mailbox has both. */
    boolean isMain(String folder) {
        return folder.equals(inbox) || folder.equals(sentItems);
    }

    boolean isListing() {
        return stage == Stage.LISTING;
    }

    boolean isCurrent() {
        return stage == Stage.CURRENT;
    }

    /** After the next page of a full listing. */
    FolderBook listed(String next, int more, boolean last) {
        return with(Optional.of(next), last ? Stage.CHANGED : Stage.LISTING, listing, listed + more);
    }

    /** @param reachesFurther whether the change affects folders that are not on the page */
    FolderBook changed(String next, boolean reachesFurther) {
        return with(Optional.of(next), reachesFurther ? Stage.CHANGED : stage, listing, listed);
    }

    FolderBook settled() {
        return new FolderBook(link, inbox, sentItems, untrackedRoots, Set.of(), Stage.CURRENT, listing, listed);
    }

    /** Starts again from the beginning, as the link is lost. */
    FolderBook listedAgain() {
        return with(Optional.empty(), Stage.LISTING, listing + 1, 0);
    }

    private FolderBook with(Optional<String> next, Stage reached, int number, int count) {
        return new FolderBook(next, inbox, sentItems, untrackedRoots, untrackedBefore, reached, number, count);
    }
}
