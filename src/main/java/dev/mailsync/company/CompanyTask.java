package dev.mailsync.company;

import java.util.Optional;
import java.util.Set;

/**
 * One round of work on all connections of a company, one after the other.
 *
 * @param newAddresses that became a lead's, while they are few
 * @param version of the task when this round began; it increases with each trigger
 * @param position the user after whom the round resumes
 */
public record CompanyTask(
        Name name, Set<CompanyChange> changes, Set<String> newAddresses, long version, Optional<String> position) {

    public enum Name {
        /** Notifies the mailboxes of changes. */
        CHANGES,

        /** Removes email older than the company's retention period. */
        RETENTION
    }

    public CompanyTask {
        changes = Set.copyOf(changes);
        newAddresses = Set.copyOf(newAddresses);
    }
}
