package dev.mailsync.sync;

import java.util.Optional;
import java.util.Set;

/**
 * What a generation knows of the folders of its mailbox, in one small item that every job reads.
 *
 * @param link of the folder tree's delta
 * @param inbox and {@code sentItems}: their ids, which Graph never changes
 * @param untrackedRoots the well-known folders whose mail is not recorded; {@code untracked}: these and all below them
 */
record FolderBook(
        Optional<String> link, String inbox, String sentItems, Set<String> untrackedRoots, Set<String> untracked) {

    FolderBook {
        untrackedRoots = Set.copyOf(untrackedRoots);
        untracked = Set.copyOf(untracked);
    }

    /** Inbox and Sent Items, without which there is no mailbox. */
    boolean isMain(String folder) {
        return folder.equals(inbox) || folder.equals(sentItems);
    }
}
