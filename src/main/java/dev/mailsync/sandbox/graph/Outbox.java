package dev.mailsync.sandbox.graph;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.mailsync.sandbox.mailbox.Notification;
import dev.mailsync.sandbox.mailbox.Notifier;

/**
 * Posts notifications in the background: those that wait for one address go in one request, and what is not accepted is
 * tried again, for hours of the clock's time, before it is lost.
 */
public final class Outbox implements Notifier {

    private static final String JSON = "application/json; charset=utf-8";
    private static final int LARGEST_BATCH = 100;
    private static final Duration FIRST_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(4);

    private final Courier courier;
    private final Clock clock;
    private final Map<URI, Deque<Notification>> waiting = new HashMap<>();
    private int open;
    private long epoch;

    public Outbox(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public synchronized void send(Notification notification) {
        var url = notification.url();
        open++;
        var first = !waiting.containsKey(url);
        waiting.computeIfAbsent(url, any -> new ArrayDeque<>()).add(notification);
        if (first) {
            var started = epoch;
            Thread.startVirtualThread(() -> drain(url, started));
        }
    }

    @Override
    public synchronized boolean idle() {
        return open == 0;
    }

    @Override
    public synchronized void clear() {
        waiting.clear();
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
        try {
            return courier.post(url, JSON, NotificationJson.of(batch), timeout).accepted();
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private synchronized void done(List<Notification> batch, long started) {
        if (started == epoch) {
            open -= batch.size();
        }
    }

    private synchronized boolean current(long started) {
        return started == epoch;
    }

    // The pause is real time: the endpoint that is to recover lives on it.
    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }
}
