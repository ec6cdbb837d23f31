package dev.mailsync.endtoend;

import java.time.Instant;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.mailbox.WellKnown;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Completeness is proved and not believed; and what a company does not keep goes. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class AuditTest extends WholeWay {

    @Inject
    Tables tables;

    @Test
    void anAuditOfACompleteMailboxFindsNothingAndSaysUpToWhen() {
        connected();
        receives("<1@lead.example>", LEE, "First");
        receives("<2@else.example>", STRANGER, "Other");
        crm.idle();
        crm.advance("PT10M");
        var before = crm.now();

        Crm.check(anna.post("/v1/mail-sync/audit", ""));
        crm.idle();

        assertThat(anna).hasFoundLate(0);
        assertThat(Instant.parse(anna.status().get("completeUpTo").asText())).isAfterOrEqualTo(before);
        assertThat(anna).hasRecorded(1);
    }

    @Test
    void theDailyAuditMendsWhatNobodyElseFound() {
        connected();
        receives("<1@lead.example>", LEE, "Lost");
        crm.idle();
        crm.advance("PT7H");
        forgetRecorded();

        crm.advance("PT12H");
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        crm.advance("PT7H");

        assertThat(anna.subjects(TIMELINE)).containsExactly("Lost");
        assertThat(anna).hasFoundLate(1);
    }

    @Test
    void whoIsNotEnabledHasNothingToAudit() {
        assertThat(anna.post("/v1/mail-sync/audit", "").statusCode()).isEqualTo(409);
        assertThat(anna.post("/v1/mail-sync/attempt", "").statusCode()).isEqualTo(409);
    }

    @Test
    void mailThatTheCompanyDoesNotKeepGoesAndDoesNotComeBack() {
        connected();
        receives("<1@lead.example>", LEE, "Old");
        crm.idle();
        crm.advance("P5D");
        receives("<2@lead.example>", LEE, "New");
        crm.idle();

        crm.company("acme", "TEAM", 5, ",\"retentionDays\":3");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("New");
        Crm.check(anna.post("/v1/mail-sync/audit", ""));
        crm.company("acme", "TEAM", 5, "");
        crm.advance("PT26H");
        assertThat(anna.subjects(TIMELINE)).containsExactly("New");

        anna.disable("KEEP");
        crm.company("acme", "TEAM", 5, ",\"retentionDays\":3");
        crm.advance("P3D");
        assertThat(anna.subjects(TIMELINE))
                .as("kept mail of somebody who disabled")
                .isEmpty();
        assertThat(anna).hasRecorded(0);
    }

    /** As if the product had a fault: every trace of the mail is gone, and no cursor brings it again. */
    private void forgetRecorded() {
        tables.forgetMail();
        assertThat(mailbox().items(mailbox().folder(WellKnown.INBOX))).hasSize(1);
    }
}
