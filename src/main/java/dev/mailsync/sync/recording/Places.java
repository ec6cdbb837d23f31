package dev.mailsync.sync.recording;

import java.util.Set;

/**
 * What the places of some messages say of them.
 *
 * @param sentItems the folder's id: what lies there was sent, under whatever address
 * @param untracked ids of the folders among their places whose email is never recorded
 */
public record Places(String sentItems, Set<String> untracked) {

    public Places {
        untracked = Set.copyOf(untracked);
    }
}
