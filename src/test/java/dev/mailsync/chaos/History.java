package dev.mailsync.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.sandbox.mailbox.Item;

/** What happened in a morning, as far as it decides what must be recorded at its end, and what may be. */
final class History {

    /** An item that came into being in a mailbox. */
    private record Arrival(
            String messageId,
            Set<String> addresses,
            List<String> references,
            String conversationId,
            Instant receivedAt) {

        /** Whether it may be taken to belong to the thread of the other. */
        boolean follows(Arrival other) {
            return references.isEmpty()
                    ? conversationId.equals(other.conversationId) && sharesAStrangerWith(other)
                    : references.contains(other.messageId);
        }

        private boolean sharesAStrangerWith(Arrival other) {
            return addresses.stream().anyMatch(it -> other.addresses.contains(it) && !People.isColleague(it));
        }
    }

    /** A time in which a user was connected. {@code until} is the moment of disabling, empty while it lasts. */
    private record Connected(long generation, Instant horizon, Optional<Instant> until) {

        boolean admits(Instant receivedAt) {
            return !receivedAt.isBefore(horizon)
                    && until.map(end -> !receivedAt.isAfter(end)).orElse(true);
        }
    }

    private final Map<String, List<Arrival>> arrivals = new HashMap<>();
    private final Map<String, List<Connected>> connected = new HashMap<>();
    private final Map<String, Set<String>> leads = new TreeMap<>();
    private final Set<String> everLeads = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private final Set<String> perhapsErased = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();

    void arrived(String user, Item item) {
        arrivals.computeIfAbsent(user, name -> new ArrayList<>())
                .add(new Arrival(
                        item.messageId(),
                        addresses(item),
                        references(item),
                        item.thread().conversationId(),
                        item.receivedAt()));
    }

    static Set<String> addresses(Item item) {
        var people = item.mail().correspondents();
        var addresses = new TreeSet<String>();
        people.from().ifPresent(from -> addresses.add(from.address()));
        people.to().forEach(to -> addresses.add(to.address()));
        people.cc().forEach(cc -> addresses.add(cc.address()));
        return addresses;
    }

    static List<String> references(Item item) {
        return item.mail()
                .header("References")
                .map(header -> List.of(header.strip().split("\\s+")))
                .orElse(List.of());
    }

    /** Before the CRM says so, as nobody knows whether it got through. */
    void mayBecomeLead(String address) {
        everLeads.add(address);
    }

    /** What the directory holds now. */
    void lead(String id, Set<String> addresses) {
        leads.put(id, addresses);
        everLeads.addAll(addresses);
    }

    void noLead(String id) {
        leads.remove(id);
    }

    Map<String, Set<String>> leads() {
        return leads;
    }

    boolean isOfLead(Set<String> addresses) {
        return leads.values().stream().anyMatch(lead -> lead.stream().anyMatch(addresses::contains));
    }

    /** Microsoft never says what stands in it. */
    void unreadable(String user, Item item) {
        unreadable.add(user + " " + item.messageId());
    }

    boolean hasUnreadable(String user) {
        return unreadable.stream().anyMatch(it -> it.startsWith(user + " "));
    }

    boolean isUnreadable(String user, Item item) {
        return unreadable.contains(user + " " + item.messageId());
    }

    void erased(String user, String messageId) {
        erased.add(user + " " + messageId);
    }

    boolean isErased(String user, String messageId) {
        return erased.contains(user + " " + messageId);
    }

    boolean mayBeErased(String user, String messageId) {
        return isErased(user, messageId) || perhapsErased.contains(user + " " + messageId);
    }

    /** Looks after each event at what it came to, as a process that dies does not say whether it was in time. */
    void observe(String user, Connection connection, Instant now) {
        var times = connected.computeIfAbsent(user, name -> new ArrayList<>());
        var last = times.isEmpty() ? null : times.getLast();
        if (last != null && last.until().isEmpty() && connection.generation() != last.generation()) {
            times.set(times.size() - 1, new Connected(last.generation(), last.horizon(), Optional.of(now)));
        }
        if (connection.mailbox().isPresent() && (last == null || last.generation() != connection.generation())) {
            times.add(new Connected(
                    connection.generation(), connection.connected().horizon(), Optional.empty()));
        }
        if (connection.status() == Status.DISABLING) {
            times.clear();
            // What a removal takes before an erasure comes to it leaves no tombstone; other mail has one already.
            erased.stream().filter(mail -> mail.startsWith(user + " ")).forEach(perhapsErased::add);
            erased.removeAll(perhapsErased);
        }
    }

    /** Whether the mail may stand among the recorded ones of the user. */
    boolean mayBeRecorded(String user, String messageId) {
        return arrivals.getOrDefault(user, List.of()).stream()
                .filter(arrival -> arrival.messageId().equals(messageId))
                .filter(arrival -> isSent(arrival) || !mayStandOn(user, arrival).isEmpty())
                .anyMatch(arrival -> connected.getOrDefault(user, List.of()).stream()
                        .anyMatch(time -> time.admits(arrival.receivedAt())));
    }

    private static boolean isSent(Arrival arrival) {
        return arrival.messageId().contains("sent");
    }

    /** The leads' addresses on whose timelines it may stand at most: those on it, and in what it may follow. */
    Set<String> mayStandOn(String user, String messageId) {
        return arrivals.getOrDefault(user, List.of()).stream()
                .filter(arrival -> arrival.messageId().equals(messageId))
                .flatMap(arrival -> mayStandOn(user, arrival).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> mayStandOn(String user, Arrival arrival) {
        var followed = new LinkedHashSet<>(Set.of(arrival));
        for (var further = List.of(arrival); !further.isEmpty(); ) {
            var from = further;
            further = arrivals.get(user).stream()
                    .filter(other -> !followed.contains(other) && from.stream().anyMatch(it -> it.follows(other)))
                    .toList();
            followed.addAll(further);
        }
        return followed.stream()
                .flatMap(it -> it.addresses().stream())
                .filter(everLeads::contains)
                .collect(Collectors.toSet());
    }
}
