package dev.mailsync.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Table;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.Contact;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;

/** Who is a lead, as the CRM has registered it. Layout: {@link LeadRows}. */
@ApplicationScoped
public class LeadDirectory {

    private final Dynamo dynamo;

    LeadDirectory(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public Optional<Lead> find(CompanyId company, LeadId id) {
        return dynamo.get(Table.LEADS, LeadRows.lead(company, id)).map(item -> LeadRows.lead(id, item));
    }

    /** The leads to which contacts belong now; those of nobody are missing from the result. */
    public Map<Contact, Set<LeadId>> leadsOfContacts(CompanyId company, Collection<Contact> contacts) {
        var keys = contacts.stream()
                .map(Contact::address)
                // What somebody put in place of an address may be longer than a key can be.
                .filter(address -> address.length() <= Lead.LONGEST_ADDRESS)
                .map(address -> LeadRows.address(company, address))
                .toList();
        var found = new HashMap<Contact, Set<LeadId>>();
        for (var row : dynamo.getAll(Table.LEADS, keys)) {
            var leads = LeadRows.leads(row);
            if (!leads.isEmpty()) {
                found.put(new Contact(LeadRows.addressOf(company, row)), leads);
            }
        }
        return found;
    }

    public Belonging belonging(CompanyId company, Collection<Contact> contacts) {
        var leads = leadsOfContacts(company, contacts);
        var all = leads.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return new Belonging(leads, opportunities(company, all));
    }

    /** The contacts of all these leads. */
    public Set<Contact> contactsOf(CompanyId company, Collection<LeadId> leads) {
        var keys = leads.stream().map(id -> LeadRows.lead(company, id)).toList();
        return dynamo.getAll(Table.LEADS, keys, LeadRows.ADDRESSES).stream()
                .flatMap(item -> item.strings(LeadRows.ADDRESSES).stream())
                .map(Contact::new)
                .collect(Collectors.toSet());
    }

    public Map<LeadId, Set<OpportunityId>> opportunities(CompanyId company, Collection<LeadId> leads) {
        var keys = leads.stream().map(id -> LeadRows.lead(company, id)).toList();
        return dynamo.getAll(Table.LEADS, keys).stream()
                .collect(Collectors.toMap(item -> LeadRows.idOf(company, item), LeadRows::opportunities));
    }

    public Set<LeadId> leadsOf(CompanyId company, OpportunityId opportunity) {
        return dynamo.get(Table.LEADS, LeadRows.opportunity(company, opportunity))
                .map(LeadRows::leads)
                .orElse(Set.of());
    }
}
