package dev.mailsync.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mailboxes that fail until they are mended, or for two days. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class TwoDaysTest extends WholeWay {

    private static final String TIMELINE = "/v1/leads/lead-1/mails";

    @BeforeEach
    void aMailboxThatSyncs() {
        connected();
        receives("<0@lead.example>", LEE, "Before");
        crm.idle();
        crm.forgetRequests();
    }

    @Test
    void aRevokedTokenTurnsRedThenOrangeAndASignInBringsBackTheMailOfTheGap() {
        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":50173}");
        crm.advance("PT2H");
        assertThat(anna).hasError().because("AADSTS50173").toBeFixedBy("user");
        var red = anna.status();
        assertThat(red.get("billable").asBoolean()).isTrue();
        var error = red.get("error");
        assertThat(error.get("remedy").asText()).containsIgnoringCase("sign in again");
        assertThat(error.get("traceId").asText()).isNotBlank();
        assertThat(error.hasNonNull("nextAttemptAt")).isTrue();

        receives("<1@lead.example>", LEE, "First of the gap");
        crm.advance("PT47H");
        receives("<2@lead.example>", LEE, "Second of the gap");
        crm.advance("PT2H");
        assertThat(anna).hasConnectionIssue();
        var orange = anna.status();
        assertThat(orange.get("billable").asBoolean()).isFalse();
        assertThat(Duration.between(instant(error, "firstAt"), instant(orange, "since")))
                .isGreaterThanOrEqualTo(Duration.ofHours(48));
        assertThat(orange.get("error").hasNonNull("nextAttemptAt")).isFalse();

        crm.forgetRequests();
        receives("<3@lead.example>", LEE, "Third of the gap");
        crm.advance("P3D");
        assertThat(crm.requests()).isEmpty();
        assertThat(anna.post("/v1/mail-sync/attempt", "{}").statusCode()).isEqualTo(409);
        assertThat(crm.requests()).isEmpty();

        anna.connect(ANNA);
        crm.idle();
        assertThat(anna).isEnabled().hasRecovered(3);
        var green = anna.status();
        assertThat(green.hasNonNull("error")).isFalse();
        assertThat(instant(green.get("gap"), "from")).isEqualTo(instant(error, "firstAt"));
        assertThat(anna.subjects(TIMELINE))
                .containsExactlyInAnyOrder("Before", "First of the gap", "Second of the gap", "Third of the gap");
        var row = errors().getFirst();
        assertThat(row.get("code").asText()).isEqualTo("AADSTS50173");
        assertThat(row.get("count").asInt()).isBetween(40, 50);
        assertThat(row.hasNonNull("resolvedAt")).isTrue();
        assertThat(row.get("gap").get("recovered").asInt()).isEqualTo(3);
    }

    @Test
    void whatPassesIsRedAfterAQuarterOfAnHourAndGreenWhenItIsOver() {
        crm.control(
                "faults", "{\"kind\":\"status\",\"status\":503,\"match\":{\"path\":\"/v1.0/\"},\"lasts\":\"PT3H\"}");
        receives("<1@lead.example>", LEE, "In the outage");
        crm.idle();
        assertThat(anna).isEnabled();

        crm.advance("PT15M");
        assertThat(anna).hasError().toBeFixedBy("nobody");

        crm.advance("PT4H");
        assertThat(anna).isEnabled().hasRecovered(1);
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Before", "In the outage");
        assertThat(errors()).hasSize(1);
    }

    @Test
    void aMailboxThatIsMovedForThreeDaysIsNeverGivenUp() {
        crm.control("faults", """
                {"kind":"status","status":503,"match":{"path":"/v1.0/"},
                 "body":{"error":{"code":"ErrorMailboxMoveInProgress","message":"The mailbox is being moved."}}}""");
        crm.advance("P3D");
        assertThat(anna).hasError();

        crm.http().delete("/sandbox/control/faults");
        receives("<1@lead.example>", LEE, "Moved");
        crm.advance("PT2H");
        assertThat(anna).isEnabled();
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Before", "Moved");
    }

    @Test
    void aThrottledMailboxIsLeftAloneForAsLongAsMicrosoftAsks() {
        crm.control("faults", """
                {"kind":"status","status":429,"retryAfter":"1800","match":{"path":"/v1.0/"},"times":1}""");
        receives("<1@lead.example>", LEE, "First");
        crm.idle();
        crm.forgetRequests();

        receives("<2@lead.example>", LEE, "Second");
        crm.advance("PT29M");
        assertThat(crm.requests()).isEmpty();

        crm.advance("PT2M");
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Before", "First", "Second");
        assertThat(anna).isEnabled();
    }

    @Test
    void aTokenThatIsRefusedBeforeItsTimeIsReplacedAndNobodySeesAnything() {
        crm.control("faults", "{\"kind\":\"status\",\"status\":401,\"match\":{\"path\":\"/v1.0/$batch\"},\"times\":1}");

        receives("<1@lead.example>", LEE, "Refused once");
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Before", "Refused once");
        assertThat(errors()).isEmpty();
    }

    @Test
    void whereMicrosoftMakesNoSubscriptionTheMailboxIsPolledAndTheStatusSaysSo() {
        new Outlook(crm.http(), ANNA).deleteSubscriptions();
        crm.control(
                "faults",
                "{\"kind\":\"status\",\"status\":403,\"match\":{\"method\":\"POST\",\"path\":\"/v1.0/subscriptions\"}}");
        crm.control("mailboxes/" + ANNA + "/lifecycle", "{\"event\":\"subscriptionRemoved\"}");
        crm.advance("P4D");
        assertThat(anna).isEnabled().isPolled().hasWarning("SUBSCRIPTION_REFUSED");

        receives("<1@lead.example>", LEE, "Polled");
        crm.advance("PT6M");
        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Before", "Polled");

        crm.http().delete("/sandbox/control/faults");
        crm.advance("PT1H10M");
        assertThat(anna).getsNotifications();
        assertThat(anna.status().hasNonNull("warnings")).isFalse();
    }

    @Test
    void aSignInThatWasDeclinedStandsInTheLogUntilOneSucceeds() {
        var bob = crm.person("acme", "bob");
        crm.mailbox("bob@contoso.example");
        assertThat(bob.returned("bob@contoso.example", "decline")).containsEntry("mail_sync_error", "ACCESS_DENIED");
        bob.returned("bob@contoso.example", "decline");

        var row = bob.read("/v1/mail-sync/errors").get("items").get(0);
        assertThat(row.get("code").asText()).isEqualTo("AADSTS65004");
        assertThat(row.get("count").asInt()).isEqualTo(2);
        assertThat(row.hasNonNull("resolvedAt")).isFalse();

        bob.connect("bob@contoso.example");
        assertThat(bob.read("/v1/mail-sync/errors").get("items").get(0).hasNonNull("resolvedAt"))
                .isTrue();
        assertThat(errors()).as("Anna's").isEmpty();
    }

    @Test
    void whereAnAdministratorHasToApproveTheErrorHoldsTheLinkAndANoteAndTheReturnIsWelcomed() {
        var bob = crm.person("acme", "bob");
        crm.control("mailboxes", "{\"upn\":\"bob@fabrikam.example\",\"condition\":\"admin-consent-required\"}");
        assertThat(bob.returned("bob@fabrikam.example", "accept"))
                .containsEntry("mail_sync_error", "ADMIN_CONSENT_REQUIRED");
        var row = bob.read("/v1/mail-sync/errors").get("items").get(0);
        assertThat(row.get("code").asText()).isEqualTo("AADSTS90094");
        assertThat(row.get("actor").asText()).isEqualTo("microsoft-365-admin");
        var link = row.get("adminConsentUrl").asText();
        assertThat(row.get("note").asText()).contains(link);

        var declined = crm.http().get(Crm.location(crm.http().get(link + "&sandbox_consent=decline")));
        assertThat(declined.statusCode()).isEqualTo(200);
        assertThat(declined.body()).contains("not approved");
        var approved = crm.http().get(Crm.location(crm.http().get(link + "&sandbox_consent=accept")));
        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(approved.body()).contains("is approved");
        assertThat(approved.headers().firstValue("Content-Security-Policy")).isPresent();

        bob.connect("bob@fabrikam.example");
        assertThat(bob.read("/v1/mail-sync/errors").get("items").get(0).hasNonNull("resolvedAt"))
                .isTrue();
    }

    @Test
    void whoWasGivenUpCanDisableAndTheSeatIsFree() {
        crm.company("acme", "TEAM", 1, "");
        crm.control("mailboxes/" + ANNA + "/revoke", "{\"aadsts\":700082}");
        crm.advance("PT50H");
        assertThat(anna).hasConnectionIssue();
        var bob = crm.person("acme", "bob");
        crm.mailbox(BOB);
        assertThat(bob.connect(BOB).get("status").asText())
                .as("the seat is kept")
                .isEqualTo("PENDING");

        Crm.check(anna.disable("KEEP"));
        crm.idle();

        assertThat(anna).isNotConfigured();
        assertThat(bob).isEnabled();
        assertThat(errors()).allMatch(row -> row.hasNonNull("resolvedAt"));
    }

    private List<JsonNode> errors() {
        return StreamSupport.stream(
                        anna.read("/v1/mail-sync/errors").get("items").spliterator(), false)
                .toList();
    }

    private static Instant instant(JsonNode json, String name) {
        return Instant.parse(json.get(name).asText());
    }
}
