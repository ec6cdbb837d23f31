package dev.mailsync.mail.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * When the status of a user's sync changed, over slightly more than a month. Each change is written as five digits in
 * base 36, the minutes since 1970, and a letter for the new status.
 *
 * @param changes oldest first
 */
public record StatusHistory(List<Change> changes) {

    public static final StatusHistory EMPTY = new StatusHistory(List.of());

    private static final Duration KEPT = Duration.ofDays(Activity.DAYS + 1L);

    /** If a status flaps, the oldest changes are dropped first. */
    private static final int MOST = 40;

    private static final int DIGITS = 5;
    private static final int BASE = 36;

    /** @param at to the minute */
    public record Change(Instant at, char status) {

        private String text() {
            var minutes = Long.toString(at.getEpochSecond() / 60, BASE);
            return "0".repeat(DIGITS - minutes.length()) + minutes + status;
        }

        private static Change of(String text) {
            var minutes = Long.parseLong(text.substring(0, DIGITS), BASE);
            return new Change(Instant.ofEpochSecond(minutes * 60), text.charAt(DIGITS));
        }
    }

    public StatusHistory {
        changes = List.copyOf(changes);
    }

    public static StatusHistory parse(Optional<String> text) {
        return text.map(StatusHistory::parsed).orElse(EMPTY);
    }

    private static StatusHistory parsed(String text) {
        return new StatusHistory(IntStream.range(0, text.length() / (DIGITS + 1))
                .mapToObj(i -> Change.of(text.substring(i * (DIGITS + 1), (i + 1) * (DIGITS + 1))))
                .toList());
    }

    public String text() {
        return String.join("", changes.stream().map(Change::text).toList());
    }

    /** Starts with this status if no change was kept. */
    public StatusHistory orSince(Instant at, char status) {
        return changes.isEmpty() ? new StatusHistory(List.of(new Change(at, status))) : this;
    }

    public StatusHistory changed(Instant at, char status) {
        var all = new ArrayList<>(changes);
        all.add(new Change(at, status));
        while (all.size() > MOST || all.size() > 1 && all.get(1).at().isBefore(at.minus(KEPT))) {
            all.removeFirst();
        }
        return new StatusHistory(all);
    }

    /** Every status between two moments, the second one excluded; empty if no longer known. */
    public Set<Character> between(Instant from, Instant to) {
        var statuses = new TreeSet<Character>();
        for (int i = 0; i < changes.size(); i++) {
            var endsLater = i + 1 == changes.size() || changes.get(i + 1).at().isAfter(from);
            if (changes.get(i).at().isBefore(to) && endsLater) {
                statuses.add(changes.get(i).status());
            }
        }
        return statuses;
    }
}
