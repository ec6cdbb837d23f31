package dev.mailsync.lead;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManyLeadsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final String INFO = "info@agency.example";
    private static final Set<Contact> AGENCY = Contact.all(Set.of(INFO));
    private static final int MANY = 300;

    private final SmallCompany company = new SmallCompany();
    private final LeadRegister register = company.get(LeadRegister.class);
    private final LeadDirectory directory = company.get(LeadDirectory.class);

    @Test
    void ofAnAddressOfManyLeadsSomeAreListedAndTheOthersCounted() {
        register.register(ACME, leads(MANY));

        var ownership = directory.ownership(ACME, AGENCY);

        assertThat(ownership.leadsOf(AGENCY)).hasSize(LeadWays.MOST_IN_ROW);
        assertThat(ownership.moreLeads(AGENCY)).isEqualTo(MANY - LeadWays.MOST_IN_ROW);
        assertThat(agencysRow().strings("leads")).hasSize(LeadWays.MOST_IN_ROW);
    }

    @Test
    void registeredAgainTheyAreNotCountedAgain() {
        register.register(ACME, leads(MANY));
        register.register(ACME, leads(MANY));
        leads(MANY).forEach(lead -> register.register(ACME, lead));

        assertThat(total()).isEqualTo(MANY);
    }

    @Test
    void whatTheCrmSendsOnceMoreIsWrittenNoMore() {
        register.register(ACME, leads(MANY));
        company.countReads();
        register.register(ACME, leads(MANY));

        assertThat(company.writes()).isZero();
    }

    @Test
    void theLastOfThemToGoTakesTheAddressAlong() {
        register.register(ACME, leads(50));
        for (var lead : leads(50)) {
            assertThat(total()).isPositive();
            register.register(ACME, new Lead(lead.id(), Set.of(), Set.of()));
        }

        assertThat(directory.leadsOfContacts(ACME, AGENCY)).isEmpty();
        assertThat(company.all(Table.LEADS)).noneMatch(row -> row.partitionKey().contains(INFO));
    }

    @Test
    void whenAllThatStoodFirstAreGoneOthersAreListed() {
        register.register(ACME, leads(50));
        agencysRow()
                .strings("leads")
                .forEach(id -> register.register(ACME, new Lead(new LeadId(id), Set.of(), Set.of())));

        var ownership = directory.ownership(ACME, AGENCY);

        assertThat(ownership.leadsOf(AGENCY)).hasSize(20);
        assertThat(ownership.moreLeads(AGENCY)).isEqualTo(10);
    }

    @Test
    void aRowInWhichAllOfThemStandIsReadAndShrinksAsItIsWrittenTo() {
        var old = IntStream.range(0, MANY).mapToObj(n -> "old-" + n).collect(Collectors.toSet());
        var row = LeadRows.address(ACME, INFO).with("leads", old);
        company.get(Dynamo.class).transact(List.of(Write.put(Table.LEADS, row)));
        assertThat(total()).isEqualTo(MANY);

        leads(10).forEach(lead -> register.register(ACME, lead));

        assertThat(total()).isEqualTo(MANY + 10);
        assertThat(agencysRow().strings("leads")).hasSizeLessThanOrEqualTo(2 * LeadWays.MOST_IN_ROW);
    }

    @Test
    void anOpportunityOfManyLeadsKeepsThem() {
        var opportunity = new OpportunityId("big");
        var leads = leads(100).stream()
                .map(lead -> new Lead(lead.id(), lead.addresses(), Set.of(opportunity)))
                .toList();
        register.register(ACME, leads);

        assertThat(directory.leadsOf(ACME, opportunity)).hasSize(100);
    }

    private long total() {
        var ownership = directory.ownership(ACME, AGENCY);
        return ownership.leadsOf(AGENCY).size() + ownership.moreLeads(AGENCY);
    }

    private Item agencysRow() {
        return company.get(Dynamo.class)
                .get(Table.LEADS, LeadRows.address(ACME, INFO))
                .orElseThrow();
    }

    private static List<Lead> leads(int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> new Lead(new LeadId("n-" + n), Set.of(INFO), Set.of()))
                .toList();
    }
}
