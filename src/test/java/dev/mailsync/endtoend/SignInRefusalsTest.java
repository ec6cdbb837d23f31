package dev.mailsync.endtoend;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** States and tickets work once, for ten minutes, and for the person who began. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class SignInRefusalsTest extends RefusalsTest {

    @Test
    void aStateWorksOnce() {
        var bob = crm.person("acme", "bob");
        crm.mailbox("bob@contoso.example");
        var started =
                crm.http().json(bob.post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + Crm.RETURN_URL + "\"}"));
        var atMicrosoft = crm.http()
                .get(started.get("authorizationUrl").asText()
                        + "&sandbox_user=bob@contoso.example&sandbox_consent=accept");
        var callback = Crm.location(atMicrosoft);
        assertThat(Crm.location(crm.http().get(callback))).contains("mail_sync_ticket=");

        unchanged(() -> assertThat(Crm.location(crm.http().get(callback)))
                .isEqualTo(Crm.RETURN_URL + "?mail_sync_error=STATE_REPLAYED"));
    }

    @Test
    void aStateWorksForTenMinutes() {
        var bob = crm.person("acme", "bob");
        var started =
                crm.http().json(bob.post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + Crm.RETURN_URL + "\"}"));
        crm.advance("PT10M");

        var returned = bob.returned(started.get("authorizationUrl").asText(), ANNA, "accept");

        assertThat(returned).containsEntry("mail_sync_error", "STATE_EXPIRED");
    }

    @Test
    void consentDeclinedReturnsToTheSettingsPage() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");

        assertThat(bob.returned("bob@contoso.example", "decline")).containsEntry("mail_sync_error", "ACCESS_DENIED");
        assertThat(bob).isNotConfigured();
    }

    @Test
    void aTicketConfirmedBySomebodyElseIsBurnt() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");
        var mallory = crm.person("acme", "mallory");
        var ticket = bob.ticket("bob@contoso.example", "accept");

        assertProblem(mallory.confirm(ticket), 404, "TICKET_UNKNOWN");
        refused(410, "TICKET_BURNT", () -> bob.confirm(ticket));

        assertThat(mallory).isNotConfigured();
        assertThat(bob).isNotConfigured();
    }

    @Test
    void aConfirmationRepeatedByTheSameUserAnswersTheSame() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");
        var ticket = bob.ticket("bob@contoso.example", "accept");
        var first = crm.http().json(bob.confirm(ticket));
        crm.idle();

        unchanged(() -> {
            var second = crm.http().json(bob.confirm(ticket));
            assertThat(second.get("status")).isEqualTo(first.get("status"));
            assertThat(second.get("mailbox")).isEqualTo(first.get("mailbox"));
            assertThat(second.get("since")).isEqualTo(first.get("since"));
        });
    }

    @Test
    void aTicketWaitsForTenMinutes() {
        crm.mailbox("bob@contoso.example");
        var bob = crm.person("acme", "bob");
        var ticket = bob.ticket("bob@contoso.example", "accept");
        crm.advance("PT10M");

        refused(404, "TICKET_UNKNOWN", () -> bob.confirm(ticket));
        assertThat(tables.everything()).doesNotContain("bob@contoso.example");
    }

    @Test
    void anOlderSignInDoesNotReplaceALaterOne() {
        var older = anna.ticket(ANNA, "accept");
        crm.advance("PT1S");
        Crm.check(anna.confirm(anna.ticket(ANNA, "accept")));
        crm.idle();

        refused(410, "TICKET_SUPERSEDED", () -> anna.confirm(older));
    }

    @Test
    void aSignInFromBeforeDisablingDoesNotUndoIt() {
        var older = anna.ticket(ANNA, "accept");
        crm.advance("PT1S");
        Crm.check(anna.disable("KEEP"));
        crm.idle();

        refused(410, "TICKET_SUPERSEDED", () -> anna.confirm(older));
    }

    @Test
    void aMailboxHasOneConnection() {
        var bob = crm.person("acme", "bob");
        var ticket = bob.ticket(ANNA, "accept");

        refused(409, "MAILBOX_IN_USE", () -> bob.confirm(ticket));
    }

    @Test
    void aUserHasOneMailbox() {
        crm.mailbox("second@contoso.example");
        var ticket = anna.ticket("second@contoso.example", "accept");

        refused(409, "OTHER_MAILBOX_CONNECTED", () -> anna.confirm(ticket));
    }
}
