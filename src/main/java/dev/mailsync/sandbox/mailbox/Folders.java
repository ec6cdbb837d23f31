package dev.mailsync.sandbox.mailbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mailbox's folder tree. Guarded by its mailbox. */
final class Folders {

    private final Ids ids;
    private final Map<String, Folder> byId = new LinkedHashMap<>();
    private final ChangeLog log = new ChangeLog();

    Folders(Ids ids, Sequence sequence) {
        this.ids = ids;
        var root = new Folder(
                ids.folderId(),
                WellKnown.MSGFOLDERROOT.displayName(),
                ids.folderId(),
                Optional.of(WellKnown.MSGFOLDERROOT),
                false);
        byId.put(root.id(), root);
        for (var name : WellKnown.values()) {
            if (!name.top()) {
                var parent = name.outside() ? root.parentId() : root.id();
                add(new Folder(ids.folderId(), name.displayName(), parent, Optional.of(name), name.hidden()), sequence);
            }
        }
    }

    Folder childNamed(String displayName, Folder parent, Sequence sequence) {
        return children(parent).stream()
                .filter(child -> child.displayName().equalsIgnoreCase(displayName))
                .findFirst()
                .orElseGet(() -> create(displayName, parent, sequence));
    }

    private Folder create(String displayName, Folder parent, Sequence sequence) {
        var folder = new Folder(ids.folderId(), displayName, parent.id(), Optional.empty(), false);
        add(folder, sequence);
        return folder;
    }

    private void add(Folder folder, Sequence sequence) {
        byId.put(folder.id(), folder);
        log.entered(folder.id(), folder.id(), sequence.next());
    }

    Folder get(WellKnown name) {
        return byId.values().stream()
                .filter(folder -> folder.is(name))
                .findFirst()
                .orElseThrow();
    }

    Optional<Folder> find(String nameOrId) {
        return byId.values().stream()
                .filter(folder -> folder.answersTo(nameOrId))
                .findFirst();
    }

    List<Folder> children(Folder parent) {
        return byId.values().stream()
                .filter(folder -> folder.parentId().equals(parent.id()))
                .toList();
    }

    ChangeLog log() {
        return log;
    }
}
