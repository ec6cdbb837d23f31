package dev.mailsync.sandbox.mailbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The latest change of each element of a folder, in order: the basis of delta queries. */
final class ChangeLog {

    private final Map<String, LogEntry> latest = new HashMap<>();
    private final TreeMap<Long, LogEntry> inOrder = new TreeMap<>();

    void entered(String id, String immutableId, long number) {
        put(new LogEntry.Present(number, number, id, immutableId));
    }

    void updated(String id, long number) {
        if (latest.get(id) instanceof LogEntry.Present present) {
            put(new LogEntry.Present(number, present.entered(), id, present.immutableId()));
        }
    }

    void left(String id, String immutableId, long number, LogEntry.Reason reason) {
        put(new LogEntry.Removed(number, id, immutableId, reason));
    }

    private void put(LogEntry entry) {
        var before = latest.put(entry.id(), entry);
        if (before != null) {
            inOrder.remove(before.number());
        }
        inOrder.put(entry.number(), entry);
    }

    /** Entries with a number above the given one, oldest first. */
    List<LogEntry> since(long number) {
        return List.copyOf(inOrder.tailMap(number, false).values());
    }
}
