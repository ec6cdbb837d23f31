package dev.mailsync.sandbox.mailbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.sandbox.mailbox.message.Sequence;

/** A mailbox's email, with each folder's change log. Guarded by its mailbox. */
final class Items {

    private final Map<String, Item> byImmutableId = new LinkedHashMap<>();
    private final Map<String, String> immutableByOrdinary = new HashMap<>();
    private final Map<String, ChangeLog> logs = new HashMap<>();
    private final Sequence sequence;

    Items(Sequence sequence) {
        this.sequence = sequence;
    }

    /** @param id in either form */
    Item get(String id) {
        return Optional.ofNullable(byImmutableId.get(immutableByOrdinary.getOrDefault(id, id)))
                .orElseThrow(UnknownItemException::new);
    }

    List<Item> all() {
        return List.copyOf(byImmutableId.values());
    }

    void enter(Item item) {
        put(item);
        log(item.folderId()).entered(item.ids().ordinary(), item.ids().immutable(), sequence.next());
    }

    void leave(Item item, LogEntry.Reason reason) {
        byImmutableId.remove(item.ids().immutable());
        immutableByOrdinary.remove(item.ids().ordinary());
        log(item.folderId()).left(item.ids().ordinary(), item.ids().immutable(), sequence.next(), reason);
    }

    void replace(Item item) {
        put(item);
        log(item.folderId()).updated(item.ids().ordinary(), sequence.next());
    }

    private void put(Item item) {
        byImmutableId.put(item.ids().immutable(), item);
        immutableByOrdinary.put(item.ids().ordinary(), item.ids().immutable());
    }

    private ChangeLog log(String folderId) {
        return logs.computeIfAbsent(folderId, id -> new ChangeLog());
    }

    List<Changed> since(String folderId, long number) {
        var changed = new ArrayList<Changed>();
        for (var entry : log(folderId).since(number)) {
            changed.add(new Changed(entry, Optional.ofNullable(byImmutableId.get(entry.immutableId()))));
        }
        return changed;
    }
}
