package dev.mailsync.endtoend;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What administrators see of their company. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class CompanyPageTest extends BrowserTest {

    private static final String COMPANY = "company";

    @Test
    void aCompanyWithoutMailboxesIsToldSo() {
        opens("boss", "administrator", COMPANY).says("No mailboxes are connected yet.");
        look("company-empty");
    }

    @Test
    void whoMayNotSeeTheCompanyIsToldSo() {
        opens("anna", "salesperson", COMPANY).says("Your CRM role doesn't give you access to this.");
    }

    @Test
    void everyMailboxHasItsLineAndManyWithOneCauseHaveOneTogether() {
        aCompanyInTrouble();
        opens("boss", "administrator", COMPANY).says("2 mailboxes: Mail Sync needs your permission");
        page.says("3 of 3").says("Position 1 on the waiting list");
        look("company");

        page.button("Pending (1)").click();
        page.page()
                .getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("anna"))
                .waitFor(hidden());
        assertThat(page.page().getByRole(AriaRole.ROWHEADER).allInnerTexts())
                .singleElement()
                .asString()
                .startsWith("dora");
    }

    @Test
    void anAdministratorDisablesTheSyncOfSomebodyElse() {
        aCompanyInTrouble();
        opens("boss", "administrator", COMPANY).says("Position 1 on the waiting list");

        page.click("Disable Sync for anna").says("Disable Sync for anna?");
        lookAtDialog("company-disable");
        page.click("Disable and keep").says("Sync is disabled for anna.");

        assertThat(anna).isNotConfigured();
        page.button("Not configured (1)").waitFor();
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private void aCompanyInTrouble() {
        crm.company("acme", "TEAM", 3, "");
        connected();
        for (var user : List.of("bob", "carl", "dora")) {
            crm.mailbox(user + "@contoso.example");
            crm.person("acme", user).connect(user + "@contoso.example");
            crm.idle();
        }
        crm.control("mailboxes/bob@contoso.example/revoke", "{\"aadsts\":65001}");
        crm.control("mailboxes/carl@contoso.example/revoke", "{\"aadsts\":65001}");
        crm.advance("PT2H");
    }
}
