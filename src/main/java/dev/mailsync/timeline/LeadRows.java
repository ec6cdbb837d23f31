package dev.mailsync.timeline;

import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.dynamo.Item;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;

/**
 * The keys of the table {@code leads}: each lead, and the way back from an address and from an opportunity.
 *
 * <pre>
 * {company}#lead#{lead}                 addresses, opportunities, version
 * {company}#address#{address}           leads
 * {company}#opportunity#{opportunity}   leads
 * </pre>
 */
final class LeadRows {

    static final String ADDRESSES = "addresses";
    static final String OPPORTUNITIES = "opportunities";
    static final String LEADS = "leads";
    static final String VERSION = "version";

    private static final String SORT = "-";

    private LeadRows() {}

    static Item lead(CompanyId company, LeadId id) {
        return Item.key(leadPrefix(company) + id.value(), SORT);
    }

    static Item address(CompanyId company, String address) {
        return Item.key(addressPrefix(company) + address, SORT);
    }

    static Item opportunity(CompanyId company, OpportunityId id) {
        return Item.key(company.value() + "#opportunity#" + id.value(), SORT);
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
