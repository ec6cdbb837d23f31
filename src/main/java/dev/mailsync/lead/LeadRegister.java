package dev.mailsync.lead;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyChange;
import dev.mailsync.company.CompanyTasks;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;

/** Writes what the CRM says of leads. Layout: {@link LeadRows}. */
@ApplicationScoped
public class LeadRegister {

    private static final ConflictRetry RETRY = new ConflictRetry(30, "Lead is being changed by many at once");

    /** With room for the lead and for telling the mailboxes. */
    private static final int MOST_WAYS = Dynamo.MAX_TRANSACTION - 2;

    /** Reads of many leads are put together as far as they make one batch. */
    private static final int READ_AT_ONCE = 50;

    private final Dynamo dynamo;
    private final OwnPeople own;
    private final LeadSpreading spreading;
    private final Clock clock;

    LeadRegister(Dynamo dynamo, OwnPeople own, LeadSpreading spreading, Clock clock) {
        this.dynamo = dynamo;
        this.own = own;
        this.spreading = spreading;
        this.clock = clock;
    }

    /**
     * Registers a lead or replaces what was known of it.
     *
     * @return its addresses that are the company's own, which it does not get
     */
    public Set<Ignored> register(CompanyId company, Lead lead) {
        return register(company, List.of(lead));
    }

    /** Of a lead that comes twice, the later one holds. */
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
        // A CRM that sends all of its leads each night changes but a few.
        leads.stream()
                .filter(lead -> before.containsKey(lead.id()))
                .filter(lead -> LeadRows.lead(lead.id(), before.get(lead.id())).equals(lead))
                .forEach(lead -> done.add(lead.id()));
        leads.stream().filter(lead -> !done.contains(lead.id())).forEach(lead -> replace(company, lead));
    }

    private Map<LeadId, Item> read(CompanyId company, List<Lead> leads) {
        var keys = leads.stream().map(lead -> LeadRows.lead(company, lead.id())).toList();
        return leads.size() == 1
                ? Map.of()
                : dynamo.getAll(Table.LEADS, keys).stream()
                        .collect(Collectors.toMap(item -> LeadRows.idOf(company, item), item -> item));
    }

    /** As many new leads in a transaction as it takes: what leads to several of them is written once. */
    private Set<LeadId> registerTogether(CompanyId company, List<Lead> fresh) {
        var done = new HashSet<LeadId>();
        for (int from = 0; from < fresh.size(); ) {
            var ways = LeadWays.read(dynamo, company, fresh.subList(from, fresh.size()));
            var some = new ArrayList<Lead>();
            for (int i = from; i < fresh.size() && ways.sizeWith(fresh.get(i)) + some.size() < MOST_WAYS; i++) {
                ways.open(fresh.get(i));
                some.add(fresh.get(i));
            }
            if (some.isEmpty() || ways.oversized().findAny().isPresent()) {
                return done;
            }
            var addresses =
                    some.stream().flatMap(lead -> lead.addresses().stream()).collect(Collectors.toSet());
            if (written(registering(company, some, ways), company, addresses)) {
                some.forEach(lead -> done.add(lead.id()));
            }
            from += some.size();
        }
        return done;
    }

    private List<Write> registering(CompanyId company, List<Lead> leads, LeadWays ways) {
        var writes = new ArrayList<Write>(ways.writes());
        leads.forEach(lead -> writes.add(stored(company, lead, LeadRows.lead(company, lead.id()))));
        return writes;
    }

    private void replace(CompanyId company, Lead lead) {
        var key = LeadRows.lead(company, lead.id());
        var maySpread = new AtomicBoolean(true);
        RETRY.change(
                () -> Optional.of(dynamo.get(Table.LEADS, key).orElse(key)),
                item -> replaced(company, lead, item, maySpread.getAndSet(false)));
    }

    /** @return false as well if there is more to do */
    private boolean replaced(CompanyId company, Lead lead, Item item, boolean maySpread) {
        var before = LeadRows.lead(lead.id(), item);
        var added = lead.minus(before);
        var gone = before.minus(lead);
        var ways = LeadWays.read(dynamo, company, List.of(added, gone));
        if (maySpread && ways.oversized().findAny().isPresent()) {
            spreading.spread(ways);
            return false;
        }
        ways.close(gone);
        // What does not fit into one transaction is taken away first, as a lead of its own kind.
        if (ways.sizeWith(added) > MOST_WAYS) {
            replaced(company, before.minus(gone), item, ways, Set.of(), gone);
            return false;
        }
        ways.open(added);
        return replaced(company, lead, item, ways, added.addresses(), gone);
    }

    private boolean replaced(
            CompanyId company, Lead after, Item before, LeadWays ways, Set<String> added, Lead gone) {
        var writes = new ArrayList<Write>(ways.writes());
        writes.add(stored(company, after, before));
        var written = written(writes, company, added);
        if (written) {
            dropEmpty(company, gone);
        }
        return written;
    }

    /**
     * Takes a lead out of the directory; does nothing if it is not in there.
     *
     * @param further a write of the same transaction, made from what was known of the lead
     */
    void remove(CompanyId company, LeadId id, Function<Lead, Write> further) {
        var key = LeadRows.lead(company, id);
        RETRY.change(() -> dynamo.get(Table.LEADS, key), item -> removed(company, LeadRows.lead(id, item), item, further))
                .ifPresent(item -> dropEmpty(company, LeadRows.lead(id, item)));
    }

    private boolean removed(CompanyId company, Lead lead, Item item, Function<Lead, Write> further) {
        var ways = LeadWays.read(dynamo, company, List.of(lead));
        ways.close(lead);
        var writes = new ArrayList<Write>(ways.writes());
        writes.add(Write.delete(Table.LEADS, LeadRows.lead(company, lead.id()), asRead(item)));
        writes.add(further.apply(lead));
        return dynamo.transact(writes).isEmpty();
    }

    private static Write stored(CompanyId company, Lead lead, Item before) {
        var opportunities =
                lead.opportunities().stream().map(OpportunityId::value).collect(Collectors.toSet());
        return Write.put(
                Table.LEADS,
                LeadRows.lead(company, lead.id())
                        .with(LeadRows.ADDRESSES, lead.addresses())
                        .with(LeadRows.OPPORTUNITIES, opportunities)
                        .with(LeadRows.VERSION, before.count(LeadRows.VERSION) + 1),
                asRead(before));
    }

    /**
     * Email of new addresses may have been skipped. Mailboxes search for a few addresses; if too many have accumulated,
     * they look through everything.
     */
    private boolean written(List<Write> writes, CompanyId company, Set<String> addresses) {
        if (addresses.isEmpty()) {
            return dynamo.transact(writes).isEmpty();
        }
        var now = clock.instant();
        var all = new ArrayList<>(writes);
        all.add(CompanyTasks.tellingOfAddresses(company, addresses, now));
        var refused = dynamo.transact(all);
        if (refused.isPresent() && refused.getAsInt() == writes.size()) {
            all.set(writes.size(), CompanyTasks.telling(company, Set.of(CompanyChange.RULES), now));
            return dynamo.transact(all).isEmpty();
        }
        return refused.isEmpty();
    }

    private void dropEmpty(CompanyId company, Lead gone) {
        LeadWays.keys(company, gone).forEach(key -> dynamo.transact(List.of(LeadRows.droppingEmpty(key))));
    }

    private static Condition asRead(Item item) {
        return item.has(LeadRows.VERSION)
                ? Condition.equal(LeadRows.VERSION, Item.number(item.number(LeadRows.VERSION)))
                : Condition.newItem();
    }
}
