package dev.mailsync.sandbox.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was asked of Microsoft, in order of answering. */
public final class RequestLog {

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param path with version or tenant, and with its query, as it was asked
     * @param upn whose token it carried, where it carried one
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
