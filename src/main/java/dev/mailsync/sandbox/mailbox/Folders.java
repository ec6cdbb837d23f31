package dev.mailsync.sandbox.mailbox;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mailsync.sandbox.mailbox.message.Ids;
import dev.mailsync.sandbox.mailbox.message.Sequence;

/** A mailbox's folder tree. Guarded by its mailbox. */
final class Folders {

    private final Ids ids;
    private final Map<String, Folder> byId = new LinkedHashMap<>();
    private final Map<String, Set<String>> byParent = new HashMap<>();
    private final Map<WellKnown, String> wellKnown = new EnumMap<>(WellKnown.class);
    private final ChangeLog log = new ChangeLog();

    Folders(Ids ids, Sequence sequence) {
        this.ids = ids;
        var root = new Folder(
                ids.folderId(),
                WellKnown.MSGFOLDERROOT.displayName(),
                ids.folderId(),
                Optional.of(WellKnown.MSGFOLDERROOT),
                false);
        put(root);
        wellKnown.put(WellKnown.MSGFOLDERROOT, root.id());
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
        put(folder);
        folder.wellKnown().ifPresent(name -> wellKnown.put(name, folder.id()));
        log.entered(folder.id(), folder.id(), sequence.next());
    }

    /** Replaces the folder with the same id by a renamed or moved one, and returns the new one. */
    Folder replace(Folder folder, Sequence sequence) {
        if (folder.wellKnown().isPresent()) {
            throw new IllegalArgumentException(folder.displayName() + " stays what and where it is");
        }
        put(folder);
        log.updated(folder.id(), sequence.next());
        return folder;
    }

    private void put(Folder folder) {
        var before = byId.put(folder.id(), folder);
        if (before == null || !before.parentId().equals(folder.parentId())) {
            leaveParent(before);
            byParent.computeIfAbsent(folder.parentId(), parent -> new LinkedHashSet<>())
                    .add(folder.id());
        }
    }

    private void leaveParent(Folder folder) {
        if (folder != null) {
            byParent.get(folder.parentId()).remove(folder.id());
        }
    }

    void remove(Folder folder, Sequence sequence) {
        leaveParent(byId.remove(folder.id()));
        log.left(folder.id(), folder.id(), sequence.next(), LogEntry.Reason.DELETED);
    }

    boolean isWithin(Folder folder, Folder ancestor) {
        for (var each = folder; each != null; each = byId.get(each.parentId())) {
            if (each.id().equals(ancestor.id())) {
                return true;
            }
        }
        return false;
    }

    /** A folder and all folders below it; the folder itself comes last. */
    List<Folder> downFrom(Folder folder) {
        return Stream.concat(children(folder).stream().flatMap(child -> downFrom(child).stream()), Stream.of(folder))
                .toList();
    }

    /** The name, with the lowest number appended that makes it unique if it is taken. */
    String freeName(String name, Folder parent) {
        var taken = children(parent).stream().map(Folder::displayName).toList();
        return Stream.concat(Stream.of(name), IntStream.iterate(1, n -> n + 1).mapToObj(n -> name + n))
                .filter(it -> taken.stream().noneMatch(it::equalsIgnoreCase))
                .findFirst()
                .orElseThrow();
    }

    Folder get(WellKnown name) {
        return byId.get(wellKnown.get(name));
    }

    Optional<Folder> find(String nameOrId) {
        return Optional.ofNullable(byId.get(nameOrId))
                .or(() -> Arrays.stream(WellKnown.values())
                        .filter(name -> name.wellKnownName().equalsIgnoreCase(nameOrId))
                        .findFirst()
                        .map(this::get));
    }

    List<Folder> children(Folder parent) {
        return byParent.getOrDefault(parent.id(), Set.of()).stream()
                .map(byId::get)
                .toList();
    }

    ChangeLog log() {
        return log;
    }
}
