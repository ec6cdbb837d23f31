package dev.mailsync.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.demo.Conversation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A newcomer tries it all in the small CRM, in the order that it proposes. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class DemoPageTest extends BrowserTest {

    private static final String MAILBOX = "anna@acme.example";

    private Page crmPage;

    @BeforeEach
    void openTheSmallCrm() {
        crmPage = page.page();
        crmPage.navigate(address.toString());
        assertThat(crmPage.getByText("What is this?")).isVisible();
        assertThat(crmPage.locator("#mailbox-choice option").first()).isAttached();
    }

    @Test
    void mailWithTheLeadAndASmartMailAreOnTheTimeline() {
        assertThat(crmPage.locator("#story"))
                .hasText("Anna's mailbox isn't connected. Sign in with Microsoft under Settings.");
        look("demo-first-sight");
        signIn();
        button("Deliver").click();
        assertThat(timeline().getByText("Received")).isVisible();
        assertThat(crmPage.locator("#story"))
                .hasText(Pattern.compile("Anna's mailbox was connected \\d+ \\w+ ago; 1 of 1 email was recorded\\."));

        button("Send").click();
        assertThat(crmPage.locator("#smart-mail output")).containsText("on the timeline");
        assertThat(timeline().getByText("Smart Mail")).isVisible();
        assertThat(timeline().locator("details")).hasCount(2);
        assertThat(crmPage.locator("#messages").getByText("Sent Items")).isVisible();

        timeline().locator("summary").first().click();
        assertThat(timeline().locator(".body").first()).not().isEmpty();
        look("demo-life-of-the-lead");
    }

    @Test
    void aMorningIsToldInOneSentenceAndCanBeRead() {
        var failed = new ArrayList<String>();
        crmPage.onResponse(response -> {
            if (response.status() >= 400) {
                failed.add(response.status() + " " + response.url());
            }
        });
        signIn();
        crm.idle();
        for (var letter : Conversation.before(crm.now())) {
            crm.deliver(MAILBOX, letter.folder(), new String(letter.mime(), UTF_8).replace("\r\n", "\n"));
            // In the order in which they came: a bounce is tied to what is recorded before it.
            crm.idle();
        }

        assertThat(crmPage.locator("#story")).containsText("; 9 of 12 emails were recorded.");
        assertThat(timeline().locator("details")).hasCount(5);
        assertThat(timeline().getByText("Meeting", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(crmPage.locator("#messages strong")).hasCount(12);
        assertThat(crmPage.locator("#messages strong").first()).hasText("Cycling Weekly");
        Pictures.keep(crmPage, crmPage.locator("#lead"), "timeline");
        Pictures.keep(crmPage, crmPage.locator("#settings"), "settings");
        timeline().locator("summary").first().click();
        assertThat(timeline().locator(".body").first()).containsText("hand over the bikes");
        crmPage.locator("#lead-choice").selectOption("lead-tom");
        assertThat(timeline().getByText("Not delivered")).isVisible();
        assertThat(timeline().locator(".thread")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(failed).isEmpty();
        org.assertj.core.api.Assertions.assertThat(page.complaints()).isEmpty();
    }

    @Test
    void whoeverIsFasterThanThePageDeliversAllTheSame() {
        signIn();
        crmPage.route("**/sandbox/control/mailboxes", DemoPageTest::afterASecond);
        crmPage.reload();

        button("Deliver").click();

        assertThat(timeline().getByText("Received")).isVisible();
    }

    /** Which Microsoft it is, the page knows from one answer; everything else is the same for it. */
    @Test
    void withTheRealMicrosoftThePageLeavesOutWhatOnlyTheSandboxCanDo() {
        crmPage.route(
                "**/sandbox/demo/microsoft",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"live\":true,\"graph\":\"https://graph.microsoft.com/v1.0\",\"notified\":false}")));
        crmPage.reload();

        assertThat(crmPage.locator("#live")).containsText("https://graph.microsoft.com/v1.0");
        assertThat(crmPage.locator("#live")).containsText("every minute");
        for (var absent : List.of("#intro", "#outlook", "#weather", "#requests", "#smart-mail")) {
            assertThat(crmPage.locator(absent)).isHidden();
        }

        // Before, nothing can have the focus there.
        crmPage.locator("#lead:not([inert])").waitFor();
        crmPage.getByLabel("Email address of a lead").fill("Kim@customer.example");
        button("Register").click();
        assertThat(crmPage.locator("#new-lead output")).containsText("Registered");
        assertThat(crmPage.locator("#lead-choice option")).hasText("kim <kim@customer.example>");
        signIn();
        crm.deliver(MAILBOX, Crm.mail("<1@customer.example>", "kim@customer.example", MAILBOX, "Hello"));
        assertThat(timeline().locator("details")).hasCount(1);
        assertThat(crmPage.locator("#lead-choice option")).hasText("kim <kim@customer.example>");
        assertThat(crmPage.locator("#smart-mail")).isVisible();
        look("demo-own-mailbox");
    }

    private static void afterASecond(Route route) {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        route.resume();
    }

    /** As README.md says. */
    @Test
    void fourClicksShowAnEmailAnErrorAndTheRecovery() {
        signIn();
        button("Deliver").click();
        timeline().locator("summary").first().click();
        assertThat(timeline().locator(".body").first()).containsText("When can we talk?");
        assertThat(timeline()).containsText("In the mailbox of anna.");

        button("Your password is reset by an administrator").click();
        assertThat(crmPage.locator("#told")).containsText("the status is Error");
        button("1 day").click();
        // A sign-in that the clock jumps over has expired.
        assertThat(crmPage.locator("#told")).containsText("moved");
        assertThat(CrmPage.badge(crmPage, "Error")).isVisible();
        assertThat(crmPage.locator("mail-sync-settings")
                        .getByText("How to fix it")
                        .first())
                .isVisible();

        button("Sign in with Microsoft").first().click();
        crmPage.locator("button[value='" + MAILBOX + "']").click();
        assertThat(CrmPage.badge(crmPage, "Enabled")).isVisible();
        assertThat(crmPage.locator("#story")).containsText("recovered from an interruption");
    }

    @Test
    void aFaultTurnsTheStatusRedAndTheCompanySeesIt() {
        signIn();
        button("Your password is reset by an administrator").click();
        assertThat(crmPage.locator("#told")).containsText("the status is Error");
        button("1 hour").click();
        assertThat(crmPage.locator("#told")).containsText("moved");
        button("15 minutes").click();
        assertThat(CrmPage.badge(crmPage, "Error")).isVisible();

        crmPage.locator("#intro a[href='#company']").click();
        assertThat(crmPage.getByLabel("Role")).hasValue("administrator");
        assertThat(crmPage.locator("mail-sync-company").getByText(MAILBOX).first())
                .isVisible();
        look("demo-company");

        crmPage.locator("label:has-text('User') select").selectOption("bob");
        assertThat(crmPage.locator("mail-sync-notice").getByText("Your Mail Sync is not configured"))
                .isVisible();
    }

    private void signIn() {
        crmPage.getByLabel("Let me send Smart Mail from the CRM").check();
        button("Sign in with Microsoft").first().click();
        crmPage.locator("button[value='" + MAILBOX + "']").click();
        button("Accept").click();
        crmPage.waitForURL(Pattern.compile("http://localhost:[0-9]+/"));
        assertThat(CrmPage.badge(crmPage, "Enabled")).isVisible();
    }

    private Locator timeline() {
        return crmPage.locator("#timeline");
    }

    private Locator button(String name) {
        return crmPage.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
