package dev.mailsync.sandbox.graph.notify;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.mailsync.sandbox.graph.json.NotificationJson;
import dev.mailsync.sandbox.mailbox.Notification;
import dev.mailsync.sandbox.mailbox.Notifier;

/**
 * Posts notifications in the background: those waiting for one URL go in one request; what is not accepted is retried
 * for hours of the clock's time before it is lost. An endpoint that responds slowly gets its notifications late, or not
 * at all.
 */
public final class Outbox implements Notifier {

    private static final String JSON = "application/json; charset=utf-8";
    private static final int LARGEST_BATCH = 100;
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);
    private static final Duration WATCH = Duration.ofMillis(20);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(4);

    private final Courier courier;
    private final Clock clock;
    private final DeliveryRules rules;
    private final LongSupplier nanos;
    private final Map<URI, Deque<Notification>> waiting = new HashMap<>();
    private final Map<String, EndpointHealth> health = new HashMap<>();
    private final Postponed postponed = new Postponed();
    private int open;
    private long epoch;

    public Outbox(Courier courier, Clock clock) {
        this(courier, clock, DeliveryRules.OF_GRAPH, System::nanoTime);
    }

    /** @param nanos real time, which endpoints live in: the clock may jump while one is processing */
    public Outbox(Courier courier, Clock clock, DeliveryRules rules, LongSupplier nanos) {
        this.courier = courier;
        this.clock = clock;
        this.rules = rules;
        this.nanos = nanos;
    }

    @Override
    public synchronized void send(Notification notification) {
        switch (health(notification.url()).at(clock.instant())) {
            case HEALTHY -> enqueue(notification);
            case SLOW -> postpone(notification);
            case DROP -> {} // Lost, as Graph documents.
        }
    }

    private EndpointHealth health(URI url) {
        return health.computeIfAbsent(url.getAuthority(), any -> new EndpointHealth(rules));
    }

    private void enqueue(Notification notification) {
        var url = notification.url();
        open++;
        var first = !waiting.containsKey(url);
        waiting.computeIfAbsent(url, any -> new ArrayDeque<>()).add(notification);
        if (first) {
            var started = epoch;
            Thread.startVirtualThread(() -> drain(url, started));
        }
    }

    private void postpone(Notification notification) {
        var first = postponed.isEmpty();
        postponed.add(notification, clock.instant().plus(rules.pause()));
        if (first) {
            var started = epoch;
            Thread.startVirtualThread(() -> watch(started));
        }
    }

    private void watch(long started) {
        while (!allReleased(started) && slept(WATCH)) {
            // The clock may have been moved in the meantime.
        }
    }

    private synchronized boolean allReleased(long started) {
        if (started != epoch) {
            return true;
        }
        postponed.takeDue(clock.instant()).forEach(this::enqueue);
        return postponed.isEmpty();
    }

    @Override
    public synchronized boolean idle() {
        return open == 0 && !postponed.isDue(clock.instant());
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return postponed.nextDue();
    }

    @Override
    public synchronized void clear() {
        waiting.clear();
        postponed.clear();
        health.clear();
        open = 0;
        epoch++;
    }

    private void drain(URI url, long started) {
        for (var batch = next(url, started); !batch.isEmpty(); batch = next(url, started)) {
            if (accepted(url, batch, FIRST_TIMEOUT)) {
                done(batch, started);
            } else {
                var refused = batch;
                Thread.startVirtualThread(() -> retry(url, refused, started));
            }
        }
    }

    private synchronized List<Notification> next(URI url, long started) {
        var queue = waiting.get(url);
        if (started != epoch || queue == null) {
            return List.of();
        }
        var batch = new ArrayList<Notification>();
        while (!queue.isEmpty() && batch.size() < LARGEST_BATCH) {
            batch.add(queue.poll());
        }
        if (batch.isEmpty()) {
            waiting.remove(url);
        }
        return batch;
    }

    private void retry(URI url, List<Notification> batch, long started) {
        var pause = Duration.ofSeconds(1);
        do {
            if (!slept(pause) || !current(started)) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        } while (!lost(batch) && !accepted(url, batch, RETRY_TIMEOUT));
        done(batch, started);
    }

    private boolean lost(List<Notification> batch) {
        return clock.instant().isAfter(batch.getFirst().at().plus(GIVE_UP_AFTER));
    }

    private boolean accepted(URI url, List<Notification> batch, Duration timeout) {
        var body = NotificationJson.of(batch);
        var start = nanos.getAsLong();
        try {
            return courier.post(url, JSON, body, timeout).accepted();
        } catch (IOException noAnswer) {
            return false;
        } finally {
            answered(url, Duration.ofNanos(nanos.getAsLong() - start));
        }
    }

    private synchronized void answered(URI url, Duration took) {
        health(url).answered(clock.instant(), took);
    }

    private synchronized void done(List<Notification> batch, long started) {
        if (started == epoch) {
            open -= batch.size();
        }
    }

    private synchronized boolean current(long started) {
        return started == epoch;
    }

    // The pause is in real time, because the endpoint recovers in real time.
    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
