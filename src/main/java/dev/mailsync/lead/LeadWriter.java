package dev.mailsync.lead;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyChange;
import dev.mailsync.company.CompanyTaskStore;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;

/** Writes one lead with all ways to it, whoever else changes it in the meantime. */
@ApplicationScoped
class LeadWriter {

    /** Leaves room for the lead and for notifying the mailboxes. */
    static final int MOST_WAYS = Dynamo.MAX_TRANSACTION - 2;

    private static final ConflictRetry RETRY = new ConflictRetry(30, "Lead is being changed by many at once");

    private final Dynamo dynamo;
    private final LeadSpreading spreading;
    private final Clock clock;

    LeadWriter(Dynamo dynamo, LeadSpreading spreading, Clock clock) {
        this.dynamo = dynamo;
        this.spreading = spreading;
        this.clock = clock;
    }

    /** Replaces the lead's previous data. */
    void replace(CompanyId company, Lead lead) {
        var key = LeadRows.lead(company, lead.id());
        var maySpread = new AtomicBoolean(true);
        RETRY.change(
                () -> Optional.of(dynamo.get(Table.LEADS, key).orElse(key)),
                item -> replace(company, lead, item, maySpread.getAndSet(false)));
    }

    /** @return false also if there is more to do */
    private boolean replace(CompanyId company, Lead lead, Item item, boolean maySpread) {
        var before = LeadRows.lead(lead.id(), item);
        var added = lead.minus(before);
        var gone = before.minus(lead);
        var ways = LeadWays.read(dynamo, company, List.of(added, gone));
        if (maySpread && ways.oversized().findAny().isPresent()) {
            spreading.spread(ways);
            return false;
        }
        ways.close(gone);
        // What exceeds one transaction is split: removals first, as an intermediate version of the lead.
        if (ways.sizeWith(added) > MOST_WAYS) {
            write(company, before.minus(gone), item, ways, Set.of(), gone);
            return false;
        }
        ways.open(added);
        return write(company, lead, item, ways, added.addresses(), gone);
    }

    private boolean write(CompanyId company, Lead after, Item before, LeadWays ways, Set<String> added, Lead gone) {
        var writes = new ArrayList<Write>(ways.writes());
        writes.add(stored(company, after, before));
        var written = write(writes, company, added);
        if (written) {
            dropEmpty(company, gone);
        }
        return written;
    }

    /**
     * Removes a lead from the directory; does nothing if it is not there.
     *
     * @param further another write in the same transaction, derived from the stored lead
     */
    void remove(CompanyId company, LeadId id, Function<Lead, Write> further) {
        var key = LeadRows.lead(company, id);
        RETRY.change(
                        () -> dynamo.get(Table.LEADS, key),
                        item -> remove(company, LeadRows.lead(id, item), item, further))
                .ifPresent(item -> dropEmpty(company, LeadRows.lead(id, item)));
    }

    private boolean remove(CompanyId company, Lead lead, Item item, Function<Lead, Write> further) {
        var ways = LeadWays.read(dynamo, company, List.of(lead));
        ways.close(lead);
        var writes = new ArrayList<Write>(ways.writes());
        writes.add(Write.delete(Table.LEADS, LeadRows.lead(company, lead.id()), asRead(item)));
        writes.add(further.apply(lead));
        return dynamo.transact(writes).isEmpty();
    }

    static Write stored(CompanyId company, Lead lead, Item before) {
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
     * they scan everything.
     */
    boolean write(List<Write> writes, CompanyId company, Set<String> addresses) {
        if (addresses.isEmpty()) {
            return dynamo.transact(writes).isEmpty();
        }
        var now = clock.instant();
        var all = new ArrayList<>(writes);
        all.add(CompanyTaskStore.tellingOfAddresses(company, addresses, now));
        var refused = dynamo.transact(all);
        if (refused.isPresent() && refused.getAsInt() == writes.size()) {
            all.set(writes.size(), CompanyTaskStore.telling(company, Set.of(CompanyChange.RULES), now));
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
