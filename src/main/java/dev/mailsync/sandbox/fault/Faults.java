package dev.mailsync.sandbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The active faults, in the order in which they were requested. */
public final class Faults {

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long last;

    public Faults(Clock clock) {
        this.clock = clock;
    }

    /**
     * An active fault.
     *
     * @param left how often it will still strike; empty for no limit
     * @param until when it ends by itself; empty for never
     * @param struck how often it has struck
     */
    public record Entry(String id, Fault fault, Optional<Integer> left, Optional<Instant> until, int struck) {

        private Entry afterStrike() {
            return new Entry(id, fault, left.map(times -> times - 1), until, struck + 1);
        }

        private boolean isOver(Instant now) {
            return left.filter(times -> times <= 0).isPresent()
                    || until.filter(end -> !now.isBefore(end)).isPresent();
        }
    }

    public synchronized Entry add(Fault fault, Optional<Integer> times, Optional<Duration> lasts) {
        var id = "fault-" + ++last;
        var entry = new Entry(id, fault, times, lasts.map(clock.instant()::plus), 0);
        entries.put(id, entry);
        return entry;
    }

    public synchronized List<Entry> all() {
        var now = clock.instant();
        entries.values().removeIf(entry -> entry.isOver(now));
        return List.copyOf(entries.values());
    }

    /** @return whether there was one with that id */
    public synchronized boolean remove(String id) {
        return entries.remove(id) != null;
    }

    public synchronized void clear() {
        entries.clear();
    }

    /** Removes all, and restarts numbering. */
    public synchronized void reset() {
        entries.clear();
        last = 0;
    }

    /** What happens to a call; counts a strike for each fault involved. */
    public synchronized Strike strike(Asked asked) {
        var latency = Duration.ZERO;
        var fault = Optional.<Fault>empty();
        for (var entry : all()) {
            var waits = entry.fault().kind() == Fault.Kind.LATENCY;
            if (entry.fault().strikes(asked) && (waits || fault.isEmpty())) {
                latency = latency.plus(entry.fault().latency());
                fault = waits ? fault : Optional.of(entry.fault());
                entries.put(entry.id(), entry.afterStrike());
            }
        }
        return new Strike(latency, fault);
    }
}
