package dev.mailsync.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The status of a user's sync, as people see it. */
public enum Status {
    NOT_CONFIGURED('n', "none", "Not configured", false),
    /** Signed in, but the company has no free seat. */
    PENDING('p', "yellow", "Pending", false),
    ENABLED('e', "green", "Enabled", true),
    /** Email is not being recorded; Mail Sync retries. */
    ERROR('r', "red", "Error", true),
    /** No successful sync for two days; Mail Sync has stopped retrying. */
    CONNECTION_ISSUE('c', "orange", "Connection Issue", false),
    DISABLING('d', "grey", "Removing", false);

    /** In ascending order of significance for a day. */
    private static final List<Status> BY_WEIGHT =
            List.of(NOT_CONFIGURED, DISABLING, ENABLED, PENDING, ERROR, CONNECTION_ISSUE);

    private final char letter;
    private final String colour;
    private final String label;
    private final boolean billable;

    Status(char letter, String colour, String label, boolean billable) {
        this.letter = letter;
        this.colour = colour;
        this.label = label;
        this.billable = billable;
    }

    /** Its name in status histories. */
    char letter() {
        return letter;
    }

    /** The worst status among the letters of a history; empty if there is none. */
    public static Optional<Status> worst(Collection<Character> letters) {
        return Stream.of(values())
                .filter(it -> letters.contains(it.letter))
                .max(Comparator.comparing(BY_WEIGHT::indexOf));
    }

    public String colour() {
        return colour;
    }

    public String label() {
        return label;
    }

    public boolean billable() {
        return billable;
    }

    /** Whether email is synced, or Mail Sync keeps trying to. */
    public boolean isSyncing() {
        return this == ENABLED || this == ERROR;
    }

    public boolean hasSeat() {
        return isSyncing() || this == CONNECTION_ISSUE;
    }
}
