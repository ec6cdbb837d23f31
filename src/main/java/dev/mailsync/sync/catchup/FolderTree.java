package dev.mailsync.sync.catchup;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The folders of a mailbox, by ID only: names are localised and private. A folder is tracked unless it or one of its
 * ancestors is an untracked root.
 */
final class FolderTree {

    private final Map<String, String> parents;
    private final Set<String> untrackedRoots;

    FolderTree(Map<String, String> parents, Set<String> untrackedRoots) {
        this.parents = Map.copyOf(parents);
        this.untrackedRoots = Set.copyOf(untrackedRoots);
    }

    private boolean isTracked(String id) {
        var seen = new HashSet<String>();
        for (var at = id; at != null && seen.add(at); at = parents.get(at)) {
            if (untrackedRoots.contains(at)) {
                return false;
            }
        }
        return true;
    }

    /** Includes untracked roots that the tree does not list, such as hidden ones. */
    Set<String> untracked() {
        var untracked = new HashSet<>(untrackedRoots);
        parents.keySet().stream().filter(id -> !isTracked(id)).forEach(untracked::add);
        return untracked;
    }
}
