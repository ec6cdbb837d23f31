package dev.mailsync.sync.catchup;

/**
 * What is kept of one folder.
 *
 * @param parent empty where Microsoft names none
 * @param untracked whether it lies below one of the folders whose email is not recorded
 * @param listing the number of the latest full listing that named it
 */
public record FolderRow(String id, String parent, boolean untracked, int listing, FolderCursor cursor) {}
