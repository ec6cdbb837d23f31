package dev.mailsync.lead;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;

/** Stores the leads that the CRM registers. Layout: {@link LeadRows}. */
@ApplicationScoped
public class LeadRegister {

    /** Reads of many leads are combined up to one batch. */
    private static final int READ_AT_ONCE = 50;

    private final Dynamo dynamo;
    private final OwnPeople own;
    private final LeadWriter writer;

    LeadRegister(Dynamo dynamo, OwnPeople own, LeadWriter writer) {
        this.dynamo = dynamo;
        this.own = own;
        this.writer = writer;
    }

    /**
     * Registers a lead or replaces its previous data.
     *
     * @return its addresses that are the company's own; the lead does not get them
     */
    public Set<Ignored> register(CompanyId company, Lead lead) {
        return register(company, List.of(lead));
    }

    /** If a lead occurs twice, the later one counts. */
    public Set<Ignored> register(CompanyId company, List<Lead> leads) {
        var addresses =
                leads.stream().flatMap(lead -> lead.addresses().stream()).collect(Collectors.toSet());
        var ignored = own.among(company, addresses);
        var never = ignored.stream().map(Ignored::address).collect(Collectors.toSet());
        var distinct = new LinkedHashMap<LeadId, Lead>();
        leads.forEach(lead -> distinct.put(lead.id(), lead.without(never)));
        var all = List.copyOf(distinct.values());
        for (int from = 0; from < all.size(); from += READ_AT_ONCE) {
            registerSome(company, all.subList(from, Math.min(all.size(), from + READ_AT_ONCE)));
        }
        return ignored;
    }

    private void registerSome(CompanyId company, List<Lead> leads) {
        var before = read(company, leads);
        var fresh =
                leads.stream().filter(lead -> !before.containsKey(lead.id())).toList();
        var done = leads.size() == 1 ? new HashSet<LeadId>() : registerTogether(company, fresh);
        // A CRM that sends all its leads every night changes only a few.
        leads.stream()
                .filter(lead -> before.containsKey(lead.id()))
                .filter(lead -> LeadRows.lead(lead.id(), before.get(lead.id())).equals(lead))
                .forEach(lead -> done.add(lead.id()));
        leads.stream().filter(lead -> !done.contains(lead.id())).forEach(lead -> writer.replace(company, lead));
    }

    private Map<LeadId, Item> read(CompanyId company, List<Lead> leads) {
        var keys = leads.stream().map(lead -> LeadRows.lead(company, lead.id())).toList();
        return leads.size() == 1
                ? Map.of()
                : dynamo.getAll(Table.LEADS, keys).stream()
                        .collect(Collectors.toMap(item -> LeadRows.idOf(company, item), item -> item));
    }

    /** As many new leads per transaction as fit: a row that leads to several of them is written once. */
    private Set<LeadId> registerTogether(CompanyId company, List<Lead> fresh) {
        var done = new HashSet<LeadId>();
        for (int from = 0; from < fresh.size(); ) {
            var ways = LeadWays.read(dynamo, company, fresh.subList(from, fresh.size()));
            var some = new ArrayList<Lead>();
            for (int i = from;
                    i < fresh.size() && ways.sizeWith(fresh.get(i)) + some.size() < LeadWriter.MOST_WAYS;
                    i++) {
                ways.open(fresh.get(i));
                some.add(fresh.get(i));
            }
            if (some.isEmpty() || ways.oversized().findAny().isPresent()) {
                return done;
            }
            var addresses =
                    some.stream().flatMap(lead -> lead.addresses().stream()).collect(Collectors.toSet());
            if (writer.write(registering(company, some, ways), company, addresses)) {
                some.forEach(lead -> done.add(lead.id()));
            }
            from += some.size();
        }
        return done;
    }

    private List<Write> registering(CompanyId company, List<Lead> leads, LeadWays ways) {
        var writes = new ArrayList<Write>(ways.writes());
        leads.forEach(lead -> writes.add(LeadWriter.stored(company, lead, LeadRows.lead(company, lead.id()))));
        return writes;
    }
}
