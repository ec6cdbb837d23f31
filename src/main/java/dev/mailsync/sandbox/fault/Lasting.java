package dev.mailsync.sandbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Values that hold until they are removed or expire. */
public final class Lasting<K, V> {

    private final Clock clock;
    private final Map<K, Entry<V>> entries = new HashMap<>();

    private record Entry<V>(V value, Optional<Instant> until) {}

    public Lasting(Clock clock) {
        this.clock = clock;
    }

    /** @param lasts empty for no end */
    public synchronized void put(K key, V value, Optional<Duration> lasts) {
        entries.put(key, new Entry<>(value, lasts.map(clock.instant()::plus)));
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> entry.until().filter(this::isOver).isEmpty())
                .map(Entry::value);
    }

    private boolean isOver(Instant end) {
        return !clock.instant().isBefore(end);
    }

    public synchronized void remove(K key) {
        entries.remove(key);
    }

    public synchronized void removeIf(BiPredicate<K, V> which) {
        entries.entrySet()
                .removeIf(each -> which.test(each.getKey(), each.getValue().value()));
    }

    public synchronized void clear() {
        entries.clear();
    }
}
