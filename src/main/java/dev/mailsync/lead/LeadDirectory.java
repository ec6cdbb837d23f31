package dev.mailsync.lead;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.LegacyExchange;
import dev.mailsync.platform.identity.OpportunityId;

/** The leads that the CRM has registered. Layout: {@link LeadRows}. */
@ApplicationScoped
public class LeadDirectory {

    /** A timeline reads one page for each of their addresses. */
    private static final int MOST_OF_AN_OPPORTUNITY = 200;

    private final Dynamo dynamo;

    LeadDirectory(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public Optional<Lead> find(CompanyId company, LeadId id) {
        return dynamo.get(Table.LEADS, LeadRows.lead(company, id)).map(item -> LeadRows.lead(id, item));
    }

    /** What one read tells about contacts: {@code colleagues} are connected users of the company, and nobody's lead. */
    public record KnownContacts(Map<Contact, ContactLeads> leads, Set<Contact> colleagues) {}

    public KnownContacts known(CompanyId company, Collection<Contact> contacts) {
        var leads = new HashMap<Contact, ContactLeads>();
        var colleagues = new HashSet<Contact>();
        for (var row : rows(company, contacts)) {
            var contact = new Contact(LeadRows.addressOf(company, row));
            var some = new ContactLeads(LeadRows.leads(row), row.count(LeadRows.MORE));
            if (row.has(LeadRows.COLLEAGUES)) {
                colleagues.add(contact);
            } else if (!some.isEmpty()) {
                leads.put(contact, some.bounded());
            }
        }
        return new KnownContacts(leads, colleagues);
    }

    /** The leads to which contacts belong now; omits contacts without a lead, and colleagues. */
    public Map<Contact, ContactLeads> leadsOfContacts(CompanyId company, Collection<Contact> contacts) {
        return known(company, contacts).leads();
    }

    /** The contacts among these that are connected users of the company. */
    Set<Contact> colleaguesAmong(CompanyId company, Collection<Contact> contacts) {
        return known(company, contacts).colleagues();
    }

    /** A colleague's email is on no timeline, even if the address was a lead's before the colleague connected. */
    public Set<Contact> withoutColleagues(CompanyId company, Collection<Contact> contacts) {
        var rest = new HashSet<>(contacts);
        rest.removeAll(colleaguesAmong(company, contacts));
        return rest;
    }

    private List<Item> rows(CompanyId company, Collection<Contact> contacts) {
        var keys = contacts.stream()
                .map(Contact::address)
                // What somebody entered as an address may exceed the length of a key.
                .filter(address -> address.length() <= Lead.LONGEST_ADDRESS)
                .filter(address -> !LegacyExchange.isLegacy(address))
                .map(address -> LeadRows.address(company, address))
                .toList();
        return dynamo.getAll(Table.LEADS, keys);
    }

    LeadOwnership ownership(CompanyId company, Collection<Contact> contacts) {
        var leads = leadsOfContacts(company, contacts);
        leads.replaceAll((contact, some) -> some.some().isEmpty() ? othersOf(company, contact, some) : some);
        var all = leads.values().stream().flatMap(it -> it.some().stream()).collect(Collectors.toSet());
        return new LeadOwnership(leads, opportunities(company, all));
    }

    /** For when all leads in the first row are gone. */
    private ContactLeads othersOf(CompanyId company, Contact contact, ContactLeads leads) {
        var others = LeadRows.others(LeadRows.address(company, contact.address()));
        var some = dynamo.page(others.limit(LeadWays.MOST_IN_ROW)).stream()
                .map(LeadRows::leadOf)
                .collect(Collectors.toSet());
        return new ContactLeads(some, Math.max(0, leads.more() - some.size()));
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

    /** The leads of an opportunity; only the first ones if there are very many. */
    public Set<LeadId> leadsOf(CompanyId company, OpportunityId opportunity) {
        var key = LeadRows.opportunity(company, opportunity);
        var leads = new TreeSet<LeadId>();
        dynamo.get(Table.LEADS, key).ifPresent(row -> {
            leads.addAll(LeadRows.leads(row));
            if (row.count(LeadRows.MORE) > 0) {
                dynamo.page(LeadRows.others(key).limit(MOST_OF_AN_OPPORTUNITY))
                        .forEach(other -> leads.add(LeadRows.leadOf(other)));
            }
        });
        return leads;
    }
}
