package dev.mailsync.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.sandbox.mailbox.Item;

/** What happened in a morning, as far as it decides what must be recorded at its end, and what may be. */
final class History {

    /** An item that came into being in a mailbox. */
    record Arrival(String messageId, String from, Instant receivedAt) {}

    /** A time in which a user was connected. {@code until} is the moment of disabling, empty while it lasts. */
    private record Connected(long generation, Instant horizon, Optional<Instant> until) {

        boolean admits(Instant receivedAt) {
            return !receivedAt.isBefore(horizon)
                    && until.map(end -> !receivedAt.isAfter(end)).orElse(true);
        }
    }

    private final Map<String, List<Arrival>> arrivals = new HashMap<>();
    private final Map<String, List<Connected>> connected = new HashMap<>();

    void arrived(String user, Item item) {
        var from = item.mail().correspondents().from().orElseThrow().address();
        arrivals.computeIfAbsent(user, name -> new ArrayList<>())
                .add(new Arrival(item.messageId(), from, item.receivedAt()));
    }

    /** Looks after each event at what it came to, as a process that dies does not say whether it was in time. */
    void observe(String user, Connection connection, Instant now) {
        var times = connected.computeIfAbsent(user, name -> new ArrayList<>());
        var last = times.isEmpty() ? null : times.getLast();
        if (last != null && last.until().isEmpty() && connection.generation() != last.generation()) {
            times.set(times.size() - 1, new Connected(last.generation(), last.horizon(), Optional.of(now)));
        }
        if (connection.status() == Status.ENABLED && (last == null || last.generation() != connection.generation())) {
            times.add(new Connected(
                    connection.generation(), connection.connected().horizon(), Optional.empty()));
        }
        if (connection.status() == Status.DISABLING) {
            times.clear();
        }
    }

    /** Whether the mail may stand among the recorded ones of the user. */
    boolean mayBeRecorded(String user, String messageId) {
        return arrivals.getOrDefault(user, List.of()).stream()
                .filter(arrival -> arrival.messageId().equals(messageId))
                .filter(arrival -> !arrival.from().contains("stranger"))
                .anyMatch(arrival -> connected.getOrDefault(user, List.of()).stream()
                        .anyMatch(time -> time.admits(arrival.receivedAt())));
    }
}
