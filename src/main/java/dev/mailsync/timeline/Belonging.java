package dev.mailsync.timeline;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.mailsync.identity.Contact;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;

/** To whom contacts belong now, by the CRM's ids in their order. */
public record Belonging(Map<Contact, Set<LeadId>> leads, Map<LeadId, Set<OpportunityId>> opportunities) {

    public Set<String> leadsOf(Collection<Contact> contacts) {
        return all(contacts).stream().map(LeadId::value).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> opportunitiesOf(Collection<Contact> contacts) {
        return all(contacts).stream()
                .flatMap(lead -> opportunities.getOrDefault(lead, Set.of()).stream())
                .map(OpportunityId::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<LeadId> all(Collection<Contact> contacts) {
        return contacts.stream()
                .flatMap(contact -> leads.getOrDefault(contact, Set.of()).stream())
                .collect(Collectors.toSet());
    }
}
