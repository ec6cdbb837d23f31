package dev.mailsync.company;

import java.util.Optional;
import java.util.Set;

/**
 * Work on all connections of a company, one after the other.
 *
 * @param newAddresses that became a lead's, as long as they are few
 * @param version rises with each cause; here that at which this round over the connections began
 * @param position the user after whom the round goes on
 */
public record CompanyTask(
        Name name, Set<CompanyChange> changes, Set<String> newAddresses, long version, Optional<String> position) {

    public enum Name {
        /** Tells the mailboxes of changes. */
        CHANGES,

        /** Removes mail that is older than the company keeps. */
        RETENTION
    }

    public CompanyTask {
        changes = Set.copyOf(changes);
        newAddresses = Set.copyOf(newAddresses);
    }
}
