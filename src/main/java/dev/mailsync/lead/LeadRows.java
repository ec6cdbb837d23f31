package dev.mailsync.lead;

import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;

/**
 * The keys of the table {@code leads}: each lead, and the way to it from an address or an opportunity.
 *
 * <pre>
 * {company}#lead#{lead}                 -            addresses, opportunities, version
 * {company}#address#{address}           -            leads, more, colleagues
 *                                       lead#{lead}  one of the others
 * {company}#opportunity#{opportunity}   -            leads, more
 *                                       lead#{lead}  one of the others
 * </pre>
 *
 * The first leads of an address are in the row that every lookup reads; {@code more} is the number of others, which
 * have a row each. Older versions kept all of them in {@code leads}; such rows are still read, and shrink when they are
 * written. {@code colleagues} are the company's connections to whom the address belongs.
 */
final class LeadRows {

    static final String ADDRESSES = "addresses";
    static final String OPPORTUNITIES = "opportunities";
    static final String LEADS = "leads";
    static final String VERSION = "version";
    static final String MORE = "more";
    static final String COLLEAGUES = "colleagues";

    private static final String SORT = "-";
    private static final String OTHER = "lead#";

    private LeadRows() {}

    static Item lead(CompanyId company, LeadId id) {
        return Item.key(leadPrefix(company) + id.value(), SORT);
    }

    static Item address(CompanyId company, String address) {
        return Item.key(addressPrefix(company) + address, SORT);
    }

    /** The way from an address or an opportunity. */
    static Item way(String partition) {
        return Item.key(partition, SORT);
    }

    static Item opportunity(CompanyId company, OpportunityId id) {
        return Item.key(company.value() + "#opportunity#" + id.value(), SORT);
    }

    static Item other(Item way, LeadId lead) {
        return Item.key(way.partitionKey(), OTHER + lead.value());
    }

    static Query others(Item way) {
        return Query.of(Table.LEADS, way.partitionKey()).beginningWith(OTHER);
    }

    static LeadId leadOf(Item other) {
        return new LeadId(other.sortKey().substring(OTHER.length()));
    }

    /** Deletes a way that leads to nobody. */
    static Write droppingEmpty(Item way) {
        var noOthers = new Condition.Absent(MORE).or(Condition.equal(MORE, Item.number(0)));
        return Write.delete(
                Table.LEADS,
                way,
                new Condition.Absent(LEADS)
                        .and(new Condition.Absent(COLLEAGUES))
                        .and(noOthers));
    }

    static Lead lead(LeadId id, Item item) {
        return new Lead(id, item.strings(ADDRESSES), opportunities(item));
    }

    static LeadId idOf(CompanyId company, Item lead) {
        return new LeadId(lead.partitionKey().substring(leadPrefix(company).length()));
    }

    static String addressOf(CompanyId company, Item row) {
        return row.partitionKey().substring(addressPrefix(company).length());
    }

    static Set<OpportunityId> opportunities(Item lead) {
        return lead.strings(OPPORTUNITIES).stream().map(OpportunityId::new).collect(Collectors.toSet());
    }

    static Set<LeadId> leads(Item row) {
        return row.strings(LEADS).stream().map(LeadId::new).collect(Collectors.toSet());
    }

    private static String leadPrefix(CompanyId company) {
        return company.value() + "#lead#";
    }

    private static String addressPrefix(CompanyId company) {
        return company.value() + "#address#";
    }
}
