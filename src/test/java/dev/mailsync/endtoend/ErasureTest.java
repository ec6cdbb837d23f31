package dev.mailsync.endtoend;

import java.util.List;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.lead.LeadEraser;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A lead is erased with its mail, and stays erased. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ErasureTest extends WholeWay {

    private static final String MAY = "may@lead.example";

    @Inject
    Tables tables;

    @Inject
    LeadEraser eraser;

    @Test
    void theMailOfAnErasedLeadIsGoneAndTheMailThatAnotherLeadSharesStays() {
        crm.lead("acme", "lead-2", MAY, "opp-2");
        connected();
        receives("<1@lead.example>", LEE, "Hers alone");
        crm.deliver(ANNA, Crm.mail("<2@lead.example>", LEE, ANNA + ", " + MAY, "Of both"));
        sends("<3@contoso.example>", LEE, "To her");
        crm.idle();

        var erased = crm.http().json(Crm.check(service.delete("/v1/leads/lead-1")));

        assertThat(erased.get("erased").asInt()).isEqualTo(2);
        assertThat(erased.get("kept").asInt()).isEqualTo(1);
        assertThat(erased.get("done").asBoolean()).isTrue();
        assertThat(anna.get(TIMELINE).statusCode()).isEqualTo(404);
        assertThat(anna.subjects("/v1/leads/lead-2/mails")).containsExactly("Of both");
        assertThat(anna.subjects(OWN)).containsExactly("Of both");
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void whatAnotherLeadSharesStaysEvenIfNobodyHasTakenNoteOfThatLeadYet() {
        connected();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA + ", " + MAY, "Of both"));
        crm.idle();
        crm.lead("acme", "lead-2", MAY);

        var erased = crm.http().json(Crm.check(service.delete("/v1/leads/lead-1")));
        crm.advance("PT10M");

        assertThat(erased.get("kept").asInt()).isEqualTo(1);
        assertThat(anna.subjects("/v1/leads/lead-2/mails")).containsExactly("Of both");
    }

    /** The call that began it broke off before the first mail. */
    @Test
    void whatTheCallDidNotGetThroughTheWorkerErases() {
        crm.lead("acme", "lead-2", MAY, "opp-2");
        connected();
        receives("<1@lead.example>", LEE, "Hers alone");
        crm.deliver(ANNA, Crm.mail("<2@lead.example>", LEE, ANNA + ", " + MAY, "Of both"));
        crm.idle();

        eraser.erase(new CompanyId("acme"), new LeadId("lead-1"), () -> true);
        assertThat(anna.subjects(OWN)).hasSize(2);
        // Due times are whole seconds, rounded up.
        crm.advance("PT1M");

        assertThat(anna.subjects(OWN)).containsExactly("Of both");
        assertThat(anna.subjects("/v1/leads/lead-2/mails")).containsExactly("Of both");
        assertThat(anna.get(TIMELINE).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingBringsItBack() {
        connected();
        receives("<1@lead.example>", LEE, "From her");
        sends("<2@contoso.example>", LEE, "To her");
        crm.idle();
        Crm.check(service.delete("/v1/leads/lead-1"));

        crm.notifyAgain(ANNA, "<2@contoso.example>", 2);
        crm.idle();
        Crm.check(anna.post("/v1/mail-sync/audit", ""));
        crm.advance("PT26H");
        crm.lead("acme", "lead-1", LEE, "opp-1");
        crm.advance("PT10M");

        assertThat(anna.subjects(OWN)).isEmpty();
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(tables.of(Table.SYNCED_MAIL))
                .doesNotContain("From her", "To her", "<1@lead.example>", "<2@contoso.example>");
        receives("<3@lead.example>", LEE, "Later");
        crm.idle();
        assertThat(anna.subjects(TIMELINE))
                .as("new mail of the lead, registered again")
                .containsExactly("Later");
    }

    @Test
    void anErasedLeadsAddressIsInNoTableOnceAllIsSettled() {
        connected();
        receives("<1@lead.example>", LEE, "From her");
        crm.idle();

        Crm.check(service.delete("/v1/leads/lead-1"));
        crm.advance("PT10M");

        for (var table : Table.values()) {
            assertThat(tables.of(table)).as(table.name()).doesNotContain(LEE);
        }
    }

    @Test
    void anUnknownLeadAndAnotherCompanysAreNotThere() {
        var stranger = crm.person("other", "crm", "crm-service");

        assertThat(service.delete("/v1/leads/nobody").statusCode()).isEqualTo(404);
        assertThat(service.delete("/v1/leads/lead-1%23x").statusCode()).isEqualTo(404);
        assertThat(stranger.delete("/v1/leads/lead-1").statusCode()).isEqualTo(404);
        assertThat(anna.delete("/v1/leads/lead-1").statusCode()).isEqualTo(403);
        assertThat(anna.subjects(TIMELINE)).isEqualTo(List.of());
    }
}
