package dev.mailsync.lead;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.mailsync.platform.identity.LeadId;

/**
 * The leads to whom a contact belongs: of an agency's address that thousands have, the first ones.
 *
 * @param some in the order of their ids
 * @param more how many there are beside them
 */
public record ContactLeads(Set<LeadId> some, long more) {

    static final ContactLeads NONE = new ContactLeads(Set.of(), 0);

    public ContactLeads {
        some = Collections.unmodifiableSortedSet(new TreeSet<>(some));
    }

    /** Of a row in the old form, in which all of them stood. */
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

    /** Whether nobody but this lead, which has the contact, has it as well. */
    boolean areOnly(LeadId lead) {
        return some.isEmpty() ? more <= 1 : more <= 0 && Set.of(lead).containsAll(some);
    }
}
