package dev.mailsync.sync.catchup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.microsoft.graph.Folder;

/**
 * What a page of folder tree changes means for the stored folders, as far as the neighbouring folders tell.
 *
 * @param reachesFurther whether a folder moved into or out of an untracked one, or the page does not tell: every folder
 *     must then be checked
 */
record FolderChanges(List<Placed> placed, List<String> removed, boolean reachesFurther) {

    /** @param untracked whether the folder is both new and untracked */
    record Placed(String id, String parent, boolean untracked) {}

    FolderChanges {
        placed = List.copyOf(placed);
        removed = List.copyOf(removed);
    }

    /**
     * A folder can occur several times; the last one counts. Graph also returns folders in which only email changed.
     */
    static Collection<Folder> latest(List<Folder> page) {
        var byId = new LinkedHashMap<String, Folder>();
        page.forEach(folder -> byId.put(folder.id(), folder));
        return List.copyOf(byId.values());
    }

    /** Folders that are new or have moved. */
    static List<Folder> moved(List<Folder> page, Map<String, FolderRow> known) {
        return latest(page).stream()
                .filter(folder -> !folder.removed())
                .filter(folder -> !known.containsKey(folder.id())
                        || !known.get(folder.id()).parent().equals(parent(folder)))
                .toList();
    }

    static String parent(Folder folder) {
        return folder.parentId() == null ? "" : folder.parentId();
    }

    /** @param known the folders on the page, their parents and the Inbox, as previously stored */
    static FolderChanges of(FolderBook book, List<Folder> page, Map<String, FolderRow> known) {
        var placed = new ArrayList<Placed>();
        var further = false;
        for (var folder : moved(page, known)) {
            var untracked = isUntracked(book, folder, page, known);
            var before = Optional.ofNullable(known.get(folder.id()));
            further |= untracked.isEmpty()
                    || before.filter(it -> it.untracked() != untracked.get()).isPresent();
            placed.add(new Placed(folder.id(), parent(folder), before.isEmpty() && untracked.orElse(false)));
        }
        var removed = latest(page).stream()
                .filter(folder -> folder.removed() && known.containsKey(folder.id()))
                .map(Folder::id)
                .toList();
        return new FolderChanges(placed, removed, further);
    }

    /** Empty if more folders are needed to decide. */
    private static Optional<Boolean> isUntracked(
            FolderBook book, Folder folder, List<Folder> page, Map<String, FolderRow> known) {
        var parent = parent(folder);
        if (book.untrackedRoots().contains(folder.id()) || book.untrackedRoots().contains(parent)) {
            return Optional.of(true);
        }
        if (book.isMain(parent) || isTop(book, parent, known)) {
            return Optional.of(false);
        }
        return moved(page, known).stream().anyMatch(it -> it.id().equals(parent))
                ? Optional.empty()
                : Optional.ofNullable(known.get(parent)).map(FolderRow::untracked);
    }

    /** The folder that contains the Inbox. Graph does not list it. */
    private static boolean isTop(FolderBook book, String parent, Map<String, FolderRow> known) {
        return Optional.ofNullable(known.get(book.inbox()))
                .filter(inbox -> inbox.parent().equals(parent))
                .isPresent();
    }
}
