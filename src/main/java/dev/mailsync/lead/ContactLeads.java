package dev.mailsync.lead;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.mailsync.platform.identity.LeadId;

/**
 * The leads to whom a contact belongs; for an agency's address that thousands share, the first ones.
 *
 * @param some in order of ID
 * @param more how many there are besides them
 */
public record ContactLeads(Set<LeadId> some, long more) {

    static final ContactLeads NONE = new ContactLeads(Set.of(), 0);

    public ContactLeads {
        some = Collections.unmodifiableSortedSet(new TreeSet<>(some));
    }

    /** For a row in the old format, which contained all of them. */
    ContactLeads bounded() {
        return some.size() <= LeadWays.MOST_IN_ROW
                ? this
                : new ContactLeads(
                        some.stream().limit(LeadWays.MOST_IN_ROW).collect(Collectors.toSet()),
                        more + some.size() - LeadWays.MOST_IN_ROW);
    }

    boolean isEmpty() {
        return some.isEmpty() && more <= 0;
    }

    /** Whether this lead, which has the contact, is the only one that has it. */
    boolean areOnly(LeadId lead) {
        return some.isEmpty() ? more <= 1 : more <= 0 && Set.of(lead).containsAll(some);
    }
}
