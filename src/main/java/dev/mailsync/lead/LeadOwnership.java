package dev.mailsync.lead;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;

/**
 * The current leads and opportunities of contacts, in order of the CRM's IDs. Of very many leads, only some are listed.
 */
public record LeadOwnership(Map<Contact, ContactLeads> leads, Map<LeadId, Set<OpportunityId>> opportunities) {

    /** Keeps a view small, whoever is on an email. */
    static final int MOST_LISTED = 100;

    public Set<String> leadsOf(Collection<Contact> contacts) {
        return listed(contacts).map(LeadId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many leads there are besides those listed. */
    public long moreLeads(Collection<Contact> contacts) {
        var beyond = known(contacts).mapToLong(ContactLeads::more).sum();
        return beyond + Math.max(0, all(contacts).count() - MOST_LISTED);
    }

    public Set<String> opportunitiesOf(Collection<Contact> contacts) {
        return listed(contacts)
                .flatMap(lead -> opportunities.getOrDefault(lead, Set.of()).stream())
                .map(OpportunityId::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<LeadId> listed(Collection<Contact> contacts) {
        return all(contacts).limit(MOST_LISTED);
    }

    private Stream<LeadId> all(Collection<Contact> contacts) {
        return known(contacts).flatMap(it -> it.some().stream()).sorted().distinct();
    }

    private Stream<ContactLeads> known(Collection<Contact> contacts) {
        return contacts.stream().map(contact -> leads.getOrDefault(contact, ContactLeads.NONE));
    }
}
