package dev.mailsync.sandbox.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to a draft after Exchange has accepted to send it: it moves to Sent Items, at once or after a delay, and
 * may or may not keep its immutable id and its extended properties.
 */
public final class Sending {

    /**
     * @param delay by the sandbox's clock, during which it is still a draft
     * @param newIds whether the sent item gets another immutable id
     * @param losesProperties whether it loses the draft's extended properties
     */
    public record Manner(Duration delay, boolean newIds, boolean losesProperties) {

        public static final Manner USUAL = new Manner(Duration.ZERO, false, false);
    }

    private record Accepted(Mailbox mailbox, String immutableId, Instant due, Manner manner) {}

    private final Clock clock;
    private final List<Accepted> waiting = new ArrayList<>();
    private final Map<String, Integer> acceptedBySubject = new HashMap<>();
    private Manner manner = Manner.USUAL;

    Sending(Clock clock) {
        this.clock = clock;
    }

    public synchronized void manner(Manner from) {
        manner = from;
    }

    /** @return whether it is a draft and was therefore accepted */
    public boolean accept(Mailbox mailbox, String immutableId) {
        if (!mailbox.item(immutableId).marks().draft()) {
            return false;
        }
        count(mailbox.item(immutableId).mail().subject());
        add(new Accepted(mailbox, immutableId, clock.instant(), Manner.USUAL));
        deliverDue();
        return true;
    }

    private synchronized void count(String subject) {
        acceptedBySubject.merge(subject, 1, Integer::sum);
    }

    /** How often sending an email with that subject was accepted, whatever happened next. */
    public synchronized int accepted(String subject) {
        return acceptedBySubject.getOrDefault(subject, 0);
    }

    private synchronized void add(Accepted accepted) {
        waiting.add(new Accepted(
                accepted.mailbox(), accepted.immutableId(), accepted.due().plus(manner.delay()), manner));
    }

    /** Sends what has waited long enough. Whoever moves the clock or reads a mailbox calls this first. */
    public void deliverDue() {
        takeDue().forEach(it -> {
            try {
                it.mailbox().send(it.immutableId(), it.manner());
            } catch (UnknownItemException deleted) {
                // Permanently deleted before it was sent.
            }
        });
    }

    private synchronized List<Accepted> takeDue() {
        var now = clock.instant();
        var due = waiting.stream().filter(it -> !it.due().isAfter(now)).toList();
        waiting.removeAll(due);
        return due;
    }

    public synchronized Optional<Instant> nextDue() {
        return waiting.stream().map(Accepted::due).min(Comparator.naturalOrder());
    }

    synchronized void clear() {
        waiting.clear();
        acceptedBySubject.clear();
        manner = Manner.USUAL;
    }
}
