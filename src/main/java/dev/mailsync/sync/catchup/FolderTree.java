package dev.mailsync.sync.catchup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mailsync.microsoft.graph.Folder;

/**
 * The folders of a mailbox, by ID only: names are localised and private. A folder is tracked unless it or one of its
 * ancestors is an untracked root.
 */
final class FolderTree {

    private final Map<String, String> parents;
    private final Set<String> untrackedRoots;

    FolderTree(Map<String, String> parents, Set<String> untrackedRoots) {
        this.parents = new HashMap<>(parents);
        this.untrackedRoots = Set.copyOf(untrackedRoots);
    }

    FolderTree with(List<Folder> changes) {
        var changed = new FolderTree(parents, untrackedRoots);
        for (var folder : changes) {
            if (folder.removed()) {
                changed.parents.remove(folder.id());
            } else {
                changed.parents.put(folder.id(), folder.parentId() == null ? "" : folder.parentId());
            }
        }
        return changed;
    }

    Map<String, String> parents() {
        return Map.copyOf(parents);
    }

    boolean isTracked(String id) {
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

    List<String> tracked() {
        return parents.keySet().stream().filter(this::isTracked).sorted().toList();
    }
}
