package dev.mailsync.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;

/** The changes in one transaction to the ways from addresses and opportunities to leads. */
final class LeadWays {

    /** Few enough leads of an address to keep its row small. */
    static final int MOST_IN_ROW = 20;

    private final CompanyId company;
    private final Map<String, Item> rows = new HashMap<>();
    private final Set<String> others = new HashSet<>();
    private final Map<String, Set<String>> entering = new TreeMap<>();
    private final Map<String, Integer> counting = new TreeMap<>();
    private final List<Write> further = new ArrayList<>();

    private LeadWays(CompanyId company) {
        this.company = company;
    }

    /** @param changed the leads with only the addresses and opportunities that they gain or lose */
    static LeadWays read(Dynamo dynamo, CompanyId company, Collection<Lead> changed) {
        var ways = new LeadWays(company);
        var keys = changed.stream().flatMap(lead -> keys(company, lead)).toList();
        dynamo.getAll(Table.LEADS, keys).forEach(row -> ways.rows.put(row.partitionKey(), row));
        var rest = changed.stream()
                .flatMap(lead -> keys(company, lead)
                        .filter(key -> ways.mayBeOther(key, lead.id()))
                        .map(key -> LeadRows.other(key, lead.id())))
                .toList();
        dynamo.getAll(Table.LEADS, rest).forEach(row -> ways.others.add(row.partitionKey() + row.sortKey()));
        return ways;
    }

    static Stream<Item> keys(CompanyId company, Lead lead) {
        return Stream.concat(
                lead.addresses().stream().map(address -> LeadRows.address(company, address)),
                lead.opportunities().stream().map(opportunity -> LeadRows.opportunity(company, opportunity)));
    }

    void open(Lead to) {
        keys(company, to).forEach(key -> open(key, to.id()));
    }

    void close(Lead to) {
        keys(company, to).forEach(key -> close(key, to.id()));
    }

    /** The maximum number of writes once this one is opened as well. */
    int sizeWith(Lead to) {
        return entering.size()
                + counting.size()
                + further.size()
                + 2 * (to.addresses().size() + to.opportunities().size());
    }

    List<Write> writes() {
        var writes = new ArrayList<>(further);
        var keys = new HashSet<>(entering.keySet());
        keys.addAll(counting.keySet());
        keys.forEach(partition -> writes.add(ofRow(partition)));
        return writes;
    }

    private Write ofRow(String partition) {
        var change = UpdateExpression.empty();
        if (entering.containsKey(partition)) {
            change = change.add(LeadRows.LEADS, Item.texts(entering.get(partition)));
        }
        if (counting.containsKey(partition)) {
            change = change.add(LeadRows.MORE, counting.get(partition));
        }
        return Write.update(Table.LEADS, LeadRows.way(partition), change);
    }

    private void open(Item key, LeadId to) {
        var partition = key.partitionKey();
        if (isIn(key, to) || isOther(key, to)) {
            return;
        }
        if (members(partition).size()
                        + entering.getOrDefault(partition, Set.of()).size()
                < MOST_IN_ROW) {
            entering.computeIfAbsent(partition, any -> new HashSet<>()).add(to.value());
        } else {
            further.add(Write.put(Table.LEADS, LeadRows.other(key, to), Condition.newItem()));
            counting.merge(partition, 1, Integer::sum);
        }
    }

    private void close(Item key, LeadId to) {
        if (isIn(key, to)) {
            var change = UpdateExpression.empty().delete(LeadRows.LEADS, Item.texts(Set.of(to.value())));
            further.add(Write.update(Table.LEADS, key, change, new Condition.Contains(LeadRows.LEADS, to.value())));
        } else if (isOther(key, to)) {
            further.add(Write.delete(Table.LEADS, LeadRows.other(key, to), Condition.existingItem()));
            counting.merge(key.partitionKey(), -1, Integer::sum);
        }
    }

    private boolean mayBeOther(Item key, LeadId lead) {
        var row = rows.get(key.partitionKey());
        return row != null && row.count(LeadRows.MORE) > 0 && !isIn(key, lead);
    }

    private boolean isIn(Item key, LeadId lead) {
        return members(key.partitionKey()).contains(lead.value());
    }

    private boolean isOther(Item key, LeadId lead) {
        return others.contains(key.partitionKey() + LeadRows.other(key, lead).sortKey());
    }

    private Set<String> members(String partition) {
        var row = rows.get(partition);
        return row == null ? Set.of() : row.strings(LeadRows.LEADS);
    }

    /** Rows in the old format, which contained all leads. */
    Stream<Item> oversized() {
        return rows.values().stream().filter(row -> row.strings(LeadRows.LEADS).size() > 2 * MOST_IN_ROW);
    }
}
