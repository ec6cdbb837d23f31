package dev.mailsync.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.LeadId;

/** Moves leads from a row in the old format, which contains all of them, to a row each: a limited number at a time. */
@ApplicationScoped
class LeadSpreading {

    /** As many conditions as fit into an expression of 4 KB. */
    private static final int AT_A_TIME = 60;

    private final Dynamo dynamo;

    LeadSpreading(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Whatever it achieves, the next read is smaller, or somebody else changed the row. */
    void spread(LeadWays ways) {
        ways.oversized().forEach(row -> dynamo.transact(moving(row)));
    }

    private static List<Write> moving(Item row) {
        var way = LeadRows.way(row.partitionKey());
        var some = row.strings(LeadRows.LEADS).stream()
                .sorted()
                .skip(LeadWays.MOST_IN_ROW)
                .limit(AT_A_TIME)
                .toList();
        var change = UpdateExpression.empty()
                .delete(LeadRows.LEADS, Item.texts(some))
                .add(LeadRows.MORE, some.size());
        Optional<Condition> allThere = some.stream()
                .<Condition>map(lead -> new Condition.Contains(LeadRows.LEADS, lead))
                .reduce(Condition::and);
        var writes = new ArrayList<Write>();
        some.forEach(
                lead -> writes.add(Write.put(Table.LEADS, LeadRows.other(way, new LeadId(lead)), Condition.newItem())));
        writes.add(Write.update(Table.LEADS, way, change, allThere.orElseThrow()));
        return writes;
    }
}
