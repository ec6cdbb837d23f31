package dev.mailsync.sync.catchup;

/**
 * What is stored about one folder.
 *
 * @param parent empty if Microsoft names none
 * @param untracked whether it lies below a folder whose email is not recorded
 * @param listing the number of the latest full listing that included it
 */
public record FolderRow(String id, String parent, boolean untracked, int listing, FolderCursor cursor) {}
