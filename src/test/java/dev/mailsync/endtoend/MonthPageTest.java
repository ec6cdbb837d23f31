package dev.mailsync.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What people see of the last 30 days: on their own page, and of everybody on the company's. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class MonthPageTest extends BrowserTest {

    private static final String COMPANY = "company";

    @Test
    void aMonthWithItsErrorTheReceiptAndTheSpeed() {
        aMonthWithAnError();
        annaOpensHerSettings()
                .says("Last 30 days")
                .says("(median of the last 7 days)")
                .says("2 emails checked by headers only and skipped: 2 without a lead.");
        assertThat(strip().getAttribute("aria-label"))
                .isEqualTo("3 emails recorded in the last 30 days. Errors on 2 days.");

        page.page().getByText("Show as a table").click();

        var rows = page.page()
                .getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Last 30 days"))
                .getByRole(AriaRole.ROW);
        assertThat(rows.count()).isEqualTo(31);
        assertThat(rows.allInnerTexts()).anyMatch(row -> row.contains("Error"));
        look("month");
    }

    @Test
    void whoLooksAfterACompanySortsSearchesAndTakesTheListAway() throws Exception {
        aMonthWithAnError();
        crm.mailbox("bob@contoso.example");
        crm.person("acme", "bob").connect("bob@contoso.example");
        crm.idle();
        opens("boss", "administrator", COMPANY).says("Median speed");
        assertThat(users()).containsExactly("anna", "bob");

        page.button("User and mailbox").click();
        assertThat(users()).containsExactly("bob", "anna");
        look("company-sorted");

        page.page().getByLabel("Find a user or mailbox").fill("ANNA");
        assertThat(users()).containsExactly("anna");
        page.page().getByLabel("Find a user or mailbox").fill("nobody");
        page.says("No user or mailbox matches your search.");

        var download =
                page.page().waitForDownload(() -> page.button("Download as CSV").click());
        page.says("Downloaded a list of 2 mailboxes.");
        var lines = Files.readString(download.path(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).contains("User,Mailbox,Status,Since");
        assertThat(lines.get(1)).startsWith("anna," + ANNA + ",Enabled,").matches(".*,3,\\d+");
    }

    /** From a morning on, so that what lasts a day touches two days. */
    private void aMonthWithAnError() {
        var morning = crm.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(32));
        crm.advance("PT%dS".formatted(Duration.between(crm.now(), morning).toSeconds()));
        connected();
        receives("<1@lead.example>", LEE, "Question");
        receives("<2@else.example>", "somebody@else.example", "Offer of somebody else");
        crm.idle();
        crm.advance("P3D");
        crm.control(
                "faults", "{\"kind\":\"status\",\"status\":503,\"match\":{\"path\":\"/v1.0/\"},\"lasts\":\"PT25H\"}");
        crm.advance("P3D");
        receives("<3@lead.example>", LEE, "Answer");
        receives("<4@lead.example>", LEE, "Another answer");
        receives("<5@else.example>", "somebody@else.example", "Once more");
        crm.idle();
    }

    private Locator strip() {
        return page.page().locator("mail-sync-settings .month");
    }

    private List<String> users() {
        return page.page().getByRole(AriaRole.ROWHEADER).allInnerTexts().stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList();
    }
}
