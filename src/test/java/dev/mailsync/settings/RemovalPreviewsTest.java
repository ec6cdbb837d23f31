package dev.mailsync.settings;

import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.settings.RemovalPreviews.Preview;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class RemovalPreviewsTest {

    private static final String BOSS = "boss@holding.example";
    private static final Caller ANNA = new Caller(new CompanyId("acme"), new UserId("anna"), Set.of(Role.SALESPERSON));

    private final SmallCompany company = new SmallCompany().with("anna");
    private final RemovalPreviews previews = company.get(RemovalPreviews.class);

    @Test
    void withoutAnyEmailThereIsNothingToRemove() {
        assertThat(previews.of(ANNA)).isEqualTo(new Preview(0, 0, 0));
    }

    @Test
    void leadsAreThoseOnWhoseTimelinesTheEmailStillIs() {
        company.lead("boss", BOSS);
        company.receives("anna", LEE, "Hello");
        company.receives("anna", BOSS, "Your salary");
        company.work();
        assertThat(previews.of(ANNA)).isEqualTo(new Preview(2, 2, 1));

        company.with("cfo", "cfo@holding.example");

        assertThat(previews.of(ANNA)).isEqualTo(new Preview(2, 1, 1));
    }
}
