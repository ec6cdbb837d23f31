package dev.mailsync.sandbox.graph.notify;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.mailsync.sandbox.mailbox.Notification;

/** Notifications that are delivered later. All wait equally long, so they become due in order of arrival. */
final class Postponed {

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(Notification notification, Instant due) {}

    void add(Notification notification, Instant due) {
        entries.add(new Entry(notification, due));
    }

    Optional<Instant> nextDue() {
        return Optional.ofNullable(entries.peek()).map(Entry::due);
    }

    boolean isDue(Instant now) {
        return nextDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    List<Notification> takeDue(Instant now) {
        var taken = new ArrayList<Notification>();
        while (isDue(now)) {
            taken.add(entries.poll().notification());
        }
        return taken;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void clear() {
        entries.clear();
    }
}
