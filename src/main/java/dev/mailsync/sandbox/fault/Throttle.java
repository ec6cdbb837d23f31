package dev.mailsync.sandbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Exchange's limits per application and mailbox: concurrent calls, and calls in ten minutes. */
public final class Throttle {

    public static final int MOST_AT_ONCE = 4;
    public static final int MOST_IN_WINDOW = 10_000;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<String, Load> loads = new HashMap<>();
    private boolean usually;
    private boolean on;

    public Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Why a call is refused, and when to retry. */
    public record Refusal(Limit limit, Duration retryAfter) {}

    /** The limit that was exceeded. */
    public enum Limit {
        AT_ONCE,
        IN_WINDOW
    }

    private static final class Load {
        private final Deque<Instant> times = new ArrayDeque<>();
        private int running;
    }

    /** Whether the limits apply, now and after each reset. */
    public synchronized void usually(boolean wanted) {
        usually = wanted;
        on = wanted;
    }

    public synchronized void on(boolean wanted) {
        on = wanted;
    }

    /** Starts a call, which has to {@link #leave} unless it is refused. */
    public synchronized Optional<Refusal> enter(String mailbox) {
        var now = clock.instant();
        var load = loads.computeIfAbsent(mailbox, any -> new Load());
        while (!load.times.isEmpty() && !load.times.peek().plus(WINDOW).isAfter(now)) {
            load.times.poll();
        }
        var refusal = on ? refusal(load, now) : Optional.<Refusal>empty();
        if (refusal.isEmpty()) {
            load.times.add(now);
            load.running++;
        }
        return refusal;
    }

    private static Optional<Refusal> refusal(Load load, Instant now) {
        if (load.running >= MOST_AT_ONCE) {
            return Optional.of(new Refusal(Limit.AT_ONCE, SOON));
        }
        if (load.times.size() >= MOST_IN_WINDOW) {
            return Optional.of(new Refusal(
                    Limit.IN_WINDOW, Duration.between(now, load.times.peek().plus(WINDOW))));
        }
        return Optional.empty();
    }

    public synchronized void leave(String mailbox) {
        // There may have been a reset in between.
        Optional.ofNullable(loads.get(mailbox)).filter(load -> load.running > 0).ifPresent(load -> load.running--);
    }

    public synchronized void clear() {
        loads.clear();
        on = usually;
    }
}
