package dev.mailsync.endtoend;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The smaller parts of the settings page. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class SettingsPanelsTest extends BrowserTest {

    @Test
    void theErrorLogIsEmptyUntilSomethingGoesWrongAndEveryRowLinksToItsPlace() {
        crm.mailbox(BOB);
        annaOpensHerSettings().shows("Not configured");
        page.text("Error log").click();
        page.says("No errors in the last 90 days.");

        anna.returned(ANNA, "decline");
        page.page().reload();
        page.text("Error log").click();

        page.says("You didn't grant permission").says("How to fix it");
        assertThat(page.page().getByText("AADSTS65004").getAttribute("href"))
                .endsWith("/mail-sync/troubleshooting?code=AADSTS65004#AADSTS65004");
        look("error-log");
    }

    @Test
    void theNeverRecordListIsWrittenAndWhatIsNoneIsRefusedInWords() {
        annaOpensHerSettings();
        page.text("Never record").click();
        var list = page.page().getByLabel("One address or domain per line");
        list.fill("Home.example\ndoctor@clinic.example");
        page.click("Save").says("Saved.");
        assertThat(list.inputValue()).isEqualTo("doctor@clinic.example\nhome.example");
        look("never-record");

        list.fill("nonsense");
        page.click("Save");
        page.page().locator("[role=alert]:has-text('nonsense')").waitFor();

        page.click("Discard changes");
        assertThat(list.inputValue()).isEqualTo("doctor@clinic.example\nhome.example");
    }

    @Test
    void theImportOfHistoryShowsHowFarItHasCome() {
        for (int n = 1; n <= 4; n++) {
            receives("<" + n + "@lead.example>", LEE, "Mail " + n);
        }
        crm.advance("PT1M");
        crm.company("acme", "TEAM", 5, ",\"dailyMailsPerUser\":2");
        anna.connect(ANNA, 30);
        crm.idle();

        annaOpensHerSettings().says("checked, 2 emails imported");
        look("importing");

        crm.company("acme", "TEAM", 5, "");
        page.says("4 emails imported");
    }

    @Test
    void aMailboxThatSomebodyElseConnectedIsRefusedInWords() {
        crm.person("acme", "bob").connect(ANNA);
        annaOpensHerSettings().signIn(ANNA, null).says("Another user has connected this mailbox.");
        look("mailbox-in-use");
    }

    @Test
    void sendingCanBeAllowedLaterAndOutlastsTheNextSignIn() {
        connected();
        annaOpensHerSettings().says("Sending is off");
        page.text("Allow Smart Mail from this mailbox").click();
        page.signIn(ANNA, "Accept").says("Can be sent from this mailbox");

        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.advance("PT2H");
        page.shows("Error").signIn(ANNA, null).says("Can be sent from this mailbox");
    }

    @Test
    void whoUsesTheKeyboardAloneGetsIntoTheDialogAndOutAgain() {
        connected();
        annaOpensHerSettings().shows("Enabled");
        page.button("Disable Sync").focus();
        page.page().keyboard().press("Enter");
        page.says("What should happen to the recorded email?");
        page.page().keyboard().press("Escape");

        assertThat((String) page.page().evaluate("""
                () => { let at = document.activeElement;
                  while (at.shadowRoot?.activeElement) { at = at.shadowRoot.activeElement; }
                  return at.textContent.trim(); }""")).isEqualTo("Disable Sync");
        assertThat(anna).isEnabled();
    }

    @Test
    void aQuarantinedEmailIsRetriedAtOnce() {
        connected();
        crm.control("mailboxes/" + ANNA + "/silence", "{\"on\":true}");
        var id = crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA, "Poison"))
                .get("id")
                .asText();
        crm.control("faults", "{\"kind\":\"status\",\"status\":500,\"match\":{\"path\":\"" + id + "\"}}");
        crm.advance("PT6H");
        annaOpensHerSettings().says("Warning: ");
        look("quarantined");
        page.click("Try now").says("The problem is still there.");

        crm.http().delete("/sandbox/control/faults");
        page.click("Try now").says("Retry requested.");

        page.says("1 email");
        page.page()
                .getByText("Warning: ")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
}
