package dev.mailsync.timeline;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;

/** Writes what the CRM says of leads. */
@ApplicationScoped
public class LeadRegister {

    private static final int ATTEMPTS = 5;

    private final Dynamo dynamo;
    private final Clock clock;

    LeadRegister(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Registers a lead or replaces what was known of it. */
    public void register(CompanyId company, Lead lead) {
        var key = LeadRows.lead(company, lead.id());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var item = dynamo.get(Table.LEADS, key).orElse(key);
            var before = LeadRows.lead(lead.id(), item);
            var writes = replacement(company, item, before, lead);
            if (written(writes, tellingOf(company, minus(lead, before)))) {
                dropEmpty(company, minus(before, lead));
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
            var item = dynamo.get(Table.LEADS, LeadRows.lead(company, id));
            if (item.isEmpty()) {
                return;
            }
            var lead = LeadRows.lead(id, item.get());
            var writes = new ArrayList<Write>();
            writes.add(Write.delete(Table.LEADS, LeadRows.lead(company, id), asRead(item.get())));
            writes.addAll(leading(company, lead, id, false));
            writes.add(further.apply(lead));
            if (dynamo.transact(writes).isEmpty()) {
                dropEmpty(company, lead);
                return;
            }
        }
        throw new IllegalStateException("Lead is being changed by many at once");
    }

    private List<Write> replacement(CompanyId company, Item item, Lead before, Lead after) {
        var added = minus(after, before);
        var opportunities =
                after.opportunities().stream().map(OpportunityId::value).collect(Collectors.toSet());
        var writes = new ArrayList<Write>();
        writes.add(Write.put(
                Table.LEADS,
                LeadRows.lead(company, after.id())
                        .with(LeadRows.ADDRESSES, after.addresses())
                        .with(LeadRows.OPPORTUNITIES, opportunities)
                        .with(LeadRows.VERSION, item.count(LeadRows.VERSION) + 1),
                asRead(item)));
        writes.addAll(leading(company, added, after.id(), true));
        writes.addAll(leading(company, minus(before, after), after.id(), false));
        return writes;
    }

    /**
     * The mail of added addresses may have been left out: the first of the writes tells of them, and the others do where
     * too many have gathered for it.
     */
    private List<Write> tellingOf(CompanyId company, Lead added) {
        var now = clock.instant();
        return added.addresses().isEmpty()
                ? List.of()
                : List.of(
                        CompanyTasks.tellingOfAddresses(company, added.addresses(), now),
                        CompanyTasks.telling(company, Set.of(CompanyChange.RULES), now));
    }

    private boolean written(List<Write> writes, List<Write> telling) {
        for (var one : telling) {
            var all = new ArrayList<>(writes);
            all.add(one);
            var refused = dynamo.transact(all);
            if (refused.isEmpty()) {
                return true;
            }
            if (refused.getAsInt() < writes.size()) {
                return false;
            }
        }
        return telling.isEmpty() && dynamo.transact(writes).isEmpty();
    }

    /** Lets addresses and opportunities lead to a lead, or no longer. */
    private static List<Write> leading(CompanyId company, Lead from, LeadId to, boolean anew) {
        var member = Item.texts(Set.of(to.value()));
        var change = anew
                ? Expression.nothing().add(LeadRows.LEADS, member)
                : Expression.nothing().delete(LeadRows.LEADS, member);
        return rows(company, from)
                .map(row -> (Write) Write.update(Table.LEADS, row, change))
                .toList();
    }

    /** What leads to nobody any more need not be known. */
    private void dropEmpty(CompanyId company, Lead before) {
        rows(company, before)
                .forEach(row ->
                        dynamo.transact(List.of(Write.delete(Table.LEADS, row, new Condition.Absent(LeadRows.LEADS)))));
    }

    private static Stream<Item> rows(CompanyId company, Lead lead) {
        return Stream.concat(
                lead.addresses().stream().map(address -> LeadRows.address(company, address)),
                lead.opportunities().stream().map(opportunity -> LeadRows.opportunity(company, opportunity)));
    }

    private static Condition asRead(Item item) {
        return item.has(LeadRows.VERSION)
                ? Condition.equal(LeadRows.VERSION, Item.number(item.number(LeadRows.VERSION)))
                : Condition.newItem();
    }

    /** What the one has and the other has not. */
    private static Lead minus(Lead one, Lead other) {
        return new Lead(
                one.id(),
                without(one.addresses(), other.addresses()),
                without(one.opportunities(), other.opportunities()));
    }

    private static <T> Set<T> without(Collection<T> all, Collection<T> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
