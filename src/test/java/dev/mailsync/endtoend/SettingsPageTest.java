package dev.mailsync.endtoend;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The settings page from the first sign-in to the last mail removed. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class SettingsPageTest extends BrowserTest {

    @Test
    void whoSignsInWithMicrosoftIsConnectedAndTheAddressKeepsNoTrace() {
        annaOpensHerSettings().shows("Not configured");
        look("not-configured");

        page.page().getByLabel("90 days").check();
        page.page().getByLabel("Let me send Smart Mail").check();
        page.signIn(ANNA, "Accept").says("Can be sent from this mailbox");
        crm.idle();
        receives("<1@lead.example>", LEE, "Hello");
        crm.idle();

        page.says("1 email").says(ANNA).says("Complete up to");
        look("enabled");
        assertThat(page.page().url()).endsWith("/crm/page?show=settings");
        assertThat(anna).isEnabled();
        assertThat(anna.status().get("sendingEnabled").asBoolean()).isTrue();
    }

    @Test
    void whoDeclinesReadsWhyNothingWasConnected() {
        annaOpensHerSettings().signIn(ANNA, "Cancel").says("You didn't grant permission");

        page.says("Sign in again and choose Accept");
        look("consent-declined");
        assertThat(page.page().url()).endsWith("/crm/page?show=settings");
        assertThat(anna).isNotConfigured();
    }

    @Test
    void whereAnAdministratorHasToApproveANoteForItIsCopied() {
        crm.control("tenants/contoso.example/policy", "{\"condition\":\"admin-consent-required\"}");
        annaOpensHerSettings().signIn(ANNA, null).says("An administrator has to approve Mail Sync");
        look("administrator-consent");

        page.click("Copy note for IT").says("Copied.");

        assertThat((String) page.page().evaluate("() => navigator.clipboard.readText()"))
                .contains("/adminconsent?");
    }

    @Test
    void whoWaitsSeesTheLineAndIsPromotedWithoutReloading() {
        crm.company("acme", "TEAM", 1, "");
        crm.mailbox(BOB);
        crm.person("acme", "bob").connect(BOB);
        anna.connect(ANNA);
        crm.idle();
        annaOpensHerSettings().shows("Pending").says("Position 1 (1 of 1 seat in use)");
        look("pending");

        crm.company("acme", "TEAM", 2, "");
        crm.idle();

        page.shows("Enabled");
    }

    @Test
    void whatIsRedSaysHowToMendItAndIsMendedBySigningInAgain() {
        connected();
        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.advance("PT2H");
        receives("<1@lead.example>", LEE, "In the gap");
        annaOpensHerSettings().shows("Error").says("Your sign-ins were ended");
        look("error");

        page.signIn(ANNA, null).says("1 email recovered");
        page.text("Error log").click();
        page.says("Resolved");
        look("recovered");
    }

    @Test
    void whatPassesCanBeTriedAtOnce() {
        connected();
        crm.control("faults", "{\"kind\":\"status\",\"status\":503,\"match\":{\"path\":\"/v1.0/\"}}");
        receives("<1@lead.example>", LEE, "In the outage");
        crm.idle();
        crm.advance("PT20M");
        annaOpensHerSettings().says("Microsoft 365 is not available").says("Next automatic retry");

        crm.http().delete("/sandbox/control/faults");
        page.page().waitForResponse("**/mail-sync/attempt", () -> page.click("Try now"));
        // It may have failed a moment ago, and within a minute of that nobody tries, whoever asks.
        crm.advance("PT1M");
        page.says("1 email");
    }

    @Test
    void afterTwoDaysTheMailboxIsGivenUpAndThePageSaysWhatBringsItBack() {
        connected();
        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.advance("PT51H");
        annaOpensHerSettings().shows("Connection Issue").says("has stopped retrying");
        look("connection-issue");

        page.signIn(ANNA, null).shows("Enabled");
    }

    @Test
    void theDailyLimitIsShownAndItsReset() {
        crm.company("acme", "LEGACY_FREE", 5, ",\"dailyMailsPerUser\":3");
        connected();
        for (int n = 1; n <= 5; n++) {
            receives("<" + n + "@lead.example>", LEE, "Mail " + n);
        }
        crm.idle();
        annaOpensHerSettings().says("3 of 3 emails recorded").says("2 emails over the daily limit are deferred");
        look("quota-reached");

        var nextEvening = crm.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofMinutes(2 * 24 * 60 - 1));
        crm.advance(Duration.between(crm.now(), nextEvening).toString());

        page.says("2 of 3 emails recorded").says("5 emails");
    }

    @Test
    void whoDisablesMayKeepTheMailAndRemoveItLater() {
        connected();
        receives("<1@lead.example>", LEE, "Hello");
        crm.idle();
        annaOpensHerSettings().shows("Enabled").click("Disable Sync");
        page.says("Recorded so far: 1 email on 1 lead and 1 opportunity.");
        lookAtDialog("disable");
        page.page().keyboard().press("Escape");
        assertThat(page.button("Disable and keep").count()).isZero();
        page.page().keyboard().press("Enter");

        page.click("Disable and keep")
                .shows("Not configured")
                .says("1 email recorded earlier is still on the timelines.");
        look("disabled-kept");
        assertThat(anna.subjects(TIMELINE)).hasSize(1);

        page.click("Remove recorded email").says("You can't undo this").click("Remove permanently");
        page.says("1 email removed. Completed");
        assertThat(anna.subjects(TIMELINE)).isEmpty();
    }

    @Test
    void aRemovalShowsHowFarItHasCome() {
        connected();
        for (int n = 1; n <= 3; n++) {
            receives("<" + n + "@lead.example>", LEE, "Mail " + n);
        }
        crm.idle();
        crm.control(
                "faults",
                "{\"kind\":\"latency\",\"millis\":8000,\"match\":{\"method\":\"DELETE\",\"path\":\"/subscriptions\"}}");
        annaOpensHerSettings().shows("Enabled").click("Disable Sync");
        page.page().getByLabel("Remove it").check();
        page.says("You can't undo this").click("Disable and remove");

        page.shows("Removing").says("of 3 emails removed");
        look("removing");
        page.says("3 emails removed. Completed");
        look("removed");
        assertThat(anna.subjects(TIMELINE)).isEmpty();
    }
}
