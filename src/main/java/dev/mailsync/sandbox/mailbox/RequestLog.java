package dev.mailsync.sandbox.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests to Microsoft, in the order of their responses. */
public final class RequestLog {

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param path with version or tenant, and with its query, as requested
     * @param upn the owner of its token, if it had one
     */
    public record Entry(Instant at, String method, String path, int status, Optional<String> upn) {}

    public synchronized void add(Entry entry) {
        entries.add(entry);
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
