package dev.mailsync.timeline;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyChange;
import dev.mailsync.company.CompanyTasks;
import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.Contact;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;

/**
 * The CRM's directory in the table {@code leads}: each lead, and the way back from an address and from an opportunity.
 *
 * <pre>
 * {company}#lead#{lead}                 addresses, opportunities, version
 * {company}#address#{address}           leads
 * {company}#opportunity#{opportunity}   leads
 * </pre>
 */
@ApplicationScoped
public class LeadDirectory {

    private static final String SORT = "-";
    private static final String ADDRESSES = "addresses";
    private static final String OPPORTUNITIES = "opportunities";
    private static final String LEADS = "leads";
    private static final String VERSION = "version";
    private static final int ATTEMPTS = 5;

    private final Dynamo dynamo;
    private final Clock clock;

    LeadDirectory(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Registers a lead or replaces what was known of it. */
    public void register(CompanyId company, Lead lead) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (dynamo.transact(replacement(company, lead)).isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("Lead is being changed by many at once");
    }

    /**
     * Takes a lead out of the directory; does nothing if it is not in there.
     *
     * @param further a write of the same transaction, made from what was known of the lead
     */
    void remove(CompanyId company, LeadId id, Function<Lead, Write> further) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var key = lead(company.value(), id.value());
            var item = dynamo.get(Table.LEADS, key);
            if (item.isEmpty()) {
                return;
            }
            var lead = lead(id, item.get());
            if (removed(company, item.get(), lead, further)) {
                lead.addresses().forEach(it -> dropIfEmpty(address(company, it)));
                lead.opportunities().forEach(it -> dropIfEmpty(opportunity(company, it.value())));
                return;
            }
        }
        throw new IllegalStateException("Lead is being changed by many at once");
    }

    private boolean removed(CompanyId company, Item item, Lead lead, Function<Lead, Write> further) {
        var writes = new ArrayList<Write>();
        writes.add(Write.delete(
                Table.LEADS,
                Item.key(item.partitionKey(), item.sortKey()),
                Condition.equal(VERSION, Item.number(item.number(VERSION)))));
        var member = Item.texts(Set.of(lead.id().value()));
        lead.addresses()
                .forEach(it ->
                        writes.add(change(address(company, it), expression().delete(LEADS, member))));
        lead.opportunities()
                .forEach(it -> writes.add(
                        change(opportunity(company, it.value()), expression().delete(LEADS, member))));
        writes.add(further.apply(lead));
        return dynamo.transact(writes).isEmpty();
    }

    /** What leads to nobody any more need not be known. */
    private void dropIfEmpty(Item row) {
        dynamo.transact(List.of(Write.delete(Table.LEADS, row, new Condition.Absent(LEADS))));
    }

    /** The leads behind addresses, which are compared in lower case; addresses of nobody are missing from the result. */
    public Map<String, Set<LeadId>> leadsByAddress(CompanyId company, Collection<String> addresses) {
        var keys = addresses.stream()
                // What somebody put in place of an address may be longer than a key can be.
                .filter(address -> address.length() <= Lead.LONGEST_ADDRESS)
                .map(address -> address(company, address))
                .toList();
        var prefix = address(company, "").partitionKey();
        var found = new HashMap<String, Set<LeadId>>();
        for (var item : dynamo.getAll(Table.LEADS, keys)) {
            var leads = leads(item);
            if (!leads.isEmpty()) {
                found.put(item.partitionKey().substring(prefix.length()), leads);
            }
        }
        return found;
    }

    public Map<LeadId, Set<OpportunityId>> opportunities(CompanyId company, Collection<LeadId> leads) {
        var prefix = lead(company.value(), "").partitionKey();
        return dynamo
                .getAll(
                        Table.LEADS,
                        leads.stream()
                                .map(id -> lead(company.value(), id.value()))
                                .toList())
                .stream()
                .collect(Collectors.toMap(
                        item -> new LeadId(item.partitionKey().substring(prefix.length())),
                        item -> item.strings(OPPORTUNITIES).stream()
                                .map(OpportunityId::new)
                                .collect(Collectors.toSet())));
    }

    public Set<LeadId> leadsOf(CompanyId company, OpportunityId opportunity) {
        return dynamo.get(Table.LEADS, opportunity(company, opportunity.value()))
                .map(LeadDirectory::leads)
                .orElse(Set.of());
    }

    /** The leads to which contacts belong now; those of nobody are missing from the result. */
    public Map<Contact, Set<LeadId>> leadsOfContacts(CompanyId company, Collection<Contact> contacts) {
        var leads = new HashMap<Contact, Set<LeadId>>();
        leadsByAddress(company, Contact.addresses(contacts))
                .forEach((address, ids) -> leads.put(new Contact(address), ids));
        return leads;
    }

    public Optional<Lead> find(CompanyId company, LeadId id) {
        return dynamo.get(Table.LEADS, lead(company.value(), id.value())).map(item -> lead(id, item));
    }

    /** The contacts of all these leads. */
    public Set<Contact> contactsOf(CompanyId company, Collection<LeadId> leads) {
        var keys = leads.stream().map(id -> lead(company.value(), id.value())).toList();
        return dynamo.getAll(Table.LEADS, keys, ADDRESSES).stream()
                .flatMap(item -> item.strings(ADDRESSES).stream())
                .map(Contact::new)
                .collect(Collectors.toSet());
    }

    private static Lead lead(LeadId id, Item item) {
        return new Lead(
                id,
                item.strings(ADDRESSES),
                item.strings(OPPORTUNITIES).stream().map(OpportunityId::new).collect(Collectors.toSet()));
    }

    private List<Write> replacement(CompanyId company, Lead lead) {
        var key = lead(company.value(), lead.id().value());
        var before = dynamo.get(Table.LEADS, key).orElse(key);
        var version = before.count(VERSION);
        var writes = new ArrayList<Write>();
        var opportunities =
                lead.opportunities().stream().map(OpportunityId::value).collect(Collectors.toSet());
        writes.add(Write.put(
                Table.LEADS,
                lead(company.value(), lead.id().value())
                        .with(ADDRESSES, lead.addresses())
                        .with(OPPORTUNITIES, opportunities)
                        .with(VERSION, version + 1),
                version == 0 ? Condition.newItem() : Condition.equal(VERSION, Item.number(version))));
        var member = Item.texts(Set.of(lead.id().value()));
        var added = difference(lead.addresses(), before.strings(ADDRESSES));
        added.forEach(it -> writes.add(change(address(company, it), expression().add(LEADS, member))));
        if (!added.isEmpty()) {
            // The mail of these addresses may have been left out. The sweep gathers what is told until it comes.
            writes.add(CompanyTasks.telling(company, Set.of(CompanyChange.RULES), clock.instant()));
        }
        difference(before.strings(ADDRESSES), lead.addresses())
                .forEach(it ->
                        writes.add(change(address(company, it), expression().delete(LEADS, member))));
        difference(opportunities, before.strings(OPPORTUNITIES))
                .forEach(it ->
                        writes.add(change(opportunity(company, it), expression().add(LEADS, member))));
        difference(before.strings(OPPORTUNITIES), opportunities)
                .forEach(it ->
                        writes.add(change(opportunity(company, it), expression().delete(LEADS, member))));
        return writes;
    }

    private static Write change(Item key, Expression expression) {
        return Write.update(Table.LEADS, key, expression);
    }

    private static Expression expression() {
        return Expression.nothing();
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        var rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    private static Set<LeadId> leads(Item item) {
        return item.strings(LEADS).stream().map(LeadId::new).collect(Collectors.toSet());
    }

    private static Item lead(String company, String id) {
        return Item.key(company + "#lead#" + id, SORT);
    }

    private static Item address(CompanyId company, String address) {
        return Item.key(company.value() + "#address#" + address, SORT);
    }

    private static Item opportunity(CompanyId company, String id) {
        return Item.key(company.value() + "#opportunity#" + id, SORT);
    }
}
