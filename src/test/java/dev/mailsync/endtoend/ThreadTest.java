package dev.mailsync.endtoend;

import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Who answers in a lead's thread reaches the lead; who only shares its subject does not. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class ThreadTest extends WholeWay {

    private static final String COLLEAGUE = "ceo@lead-holding.example";

    @Test
    void anAnswerFromAnUnknownAddressReachesTheLead() {
        connected();
        receives("<1@lead.example>", LEE, "Offer");
        crm.idle();

        receivesAnswer("<2@holding.example>", "<1@lead.example>", COLLEAGUE, "RE: Offer");
        crm.idle();
        receivesAnswer("<3@bank.example>", "<2@holding.example>", "advisor@bank.example", "RE: RE: Offer");
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Offer", "RE: Offer", "RE: RE: Offer");
    }

    @Test
    void aStrangerWhoOnlySharesTheConversationDoesNot() {
        connected();
        receives("<1@lead.example>", LEE, "Invoice");
        crm.idle();

        receives("<2@else.example>", STRANGER, "RE: Invoice");
        crm.idle();

        assertThat(conversations()).as("Exchange joins them by their subject").hasSize(1);
        assertThat(anna.subjects(TIMELINE)).containsExactly("Invoice");
        assertThat(anna).hasSkipped("NO_LEAD");
    }

    @Test
    void mailInSentItemsHasNoHeadersAndBelongsToItsThreadAllTheSame() {
        connected();
        receives("<1@lead.example>", LEE, "Offer");
        crm.idle();

        crm.deliver(
                ANNA,
                "sentitems",
                "In-Reply-To: <1@lead.example>\n" + Crm.mail("<2@contoso.example>", ANNA, COLLEAGUE, "RE: Offer"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Offer", "RE: Offer");
    }

    @Test
    void withoutReferencesTheConversationCountsIfAParticipantTakesPart() {
        connected();
        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEE, ANNA + ", " + COLLEAGUE, "Offer"));
        crm.idle();

        receives("<2@holding.example>", COLLEAGUE, "RE: Offer");
        sends("<3@contoso.example>", COLLEAGUE, "RE: Offer");
        sends("<4@contoso.example>", STRANGER, "RE: Offer");
        crm.idle();

        assertThat(conversations()).hasSize(1);
        assertThat(anna.read(TIMELINE).get("items").findValuesAsText("messageId"))
                .containsExactlyInAnyOrder("<1@lead.example>", "<2@holding.example>", "<3@contoso.example>");
    }

    @Test
    void anAnswerThatOvertookWhatItAnswersIsFoundByAnAudit() {
        connected();
        receivesAnswer("<2@holding.example>", "<1@lead.example>", COLLEAGUE, "RE: Offer");
        crm.advance("PT1M");
        receives("<1@lead.example>", LEE, "Offer");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Offer");

        Crm.check(anna.post("/v1/mail-sync/audit", ""));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Offer", "RE: Offer");
        assertThat(anna).hasFoundLate(1);
    }

    private Set<String> conversations() {
        return mailbox().items().stream()
                .map(item -> item.thread().conversationId())
                .collect(Collectors.toSet());
    }
}
