package dev.mailsync.sync.recording;

import java.util.Set;

/**
 * What the places of some messages say about them.
 *
 * @param sentItems the folder's ID: whatever lies there was sent, under any address
 * @param untracked IDs of the folders among their places whose email is never recorded
 */
public record Places(String sentItems, Set<String> untracked) {

    public Places {
        untracked = Set.copyOf(untracked);
    }
}
