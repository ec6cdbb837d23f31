package dev.mailsync.lead;

import java.time.Duration;
import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.settings.Disabling;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class ColleaguesTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SmallCompany company = new SmallCompany();

    @Test
    void mailOfAColleagueWhoIsRegisteredAsALeadIsNotRecorded() {
        company.with("anna").with("boss");
        company.lead("test", SmallCompany.upn("boss"));

        company.receives("anna", SmallCompany.upn("boss"), "Your salary");
        company.work();

        assertThat(company.recorded()).isEmpty();
    }

    @Test
    void aColleagueMayConnectAfterTheAddressWasRegistered() {
        company.with("anna");
        company.lead("test", "boss@outlook.example", LEE);
        company.with("boss", "boss@outlook.example");

        company.receives("anna", "boss@outlook.example", "Your salary");
        company.work();

        assertThat(company.recorded()).isEmpty();
        assertThat(directory().leadsOfContacts(ACME, Contact.all(Set.of("boss@outlook.example", LEE))))
                .containsOnlyKeys(new Contact(LEE));
    }

    @Test
    void registeringTellsWhichAddressesAreIgnoredAndWhy() {
        company.with("anna", "anna@gmail.com");

        var ignored = register("l", LEE, "ANNA@gmail.com", "x@acme.example", "friend@gmail.com", "/o=acme/cn=boss");

        assertThat(ignored)
                .containsExactly(
                        new Ignored("/o=acme/cn=boss", Ignored.Reason.LEGACY_EXCHANGE),
                        new Ignored("anna@gmail.com", Ignored.Reason.COLLEAGUE),
                        new Ignored("x@acme.example", Ignored.Reason.OWN_DOMAIN));
        assertThat(directory().find(ACME, new LeadId("l")).orElseThrow().addresses())
                .containsExactlyInAnyOrder(LEE, "friend@gmail.com");
    }

    @Test
    void whoeverDisconnectsIsNoColleagueAnyMore() {
        company.with("anna", "anna@gmail.com");
        company.disables("anna", Disabling.History.KEEP);

        assertThat(register("l", "anna@gmail.com", "x@acme.example")).isEmpty();
    }

    @Test
    void anAliasGivenLaterIsTakenNoteOfWithTheNextFullRound() {
        company.with("anna");
        company.get(Colleagues.class).forget(ACME, company.connection("anna").id(), Set.of(SmallCompany.upn("anna")));
        company.pass(Duration.ofHours(7));

        assertThat(directory().colleaguesAmong(ACME, Contact.all(Set.of(SmallCompany.upn("anna")))))
                .hasSize(1);
    }

    private Set<Ignored> register(String lead, String... addresses) {
        return company.get(LeadRegister.class).register(ACME, new Lead(new LeadId(lead), Set.of(addresses), Set.of()));
    }

    private LeadDirectory directory() {
        return company.get(LeadDirectory.class);
    }
}
