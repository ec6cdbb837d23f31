package dev.mailsync.endtoend;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The CRM learns of people after they have written. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class LateLeadTest extends WholeWay {

    private static final String MAY = "may@late.example";

    @Test
    void theEarlierMailOfALateLeadAppearsOnItsTimelineWithItsThread() {
        connected();
        receives("<1@late.example>", MAY, "Hello");
        receivesAnswer("<2@else.example>", "<1@late.example>", STRANGER, "RE: Hello");
        sends("<3@contoso.example>", MAY, "To her");
        crm.idle();
        crm.advance("PT2H");
        assertThat(anna.subjects(OWN)).containsExactly("To her");

        crm.lead("acme", "lead-2", MAY, "opp-2");
        crm.advance("PT2M");

        assertThat(anna.subjects("/v1/leads/lead-2/mails")).containsExactlyInAnyOrder("Hello", "RE: Hello", "To her");
        assertThat(anna.subjects("/v1/opportunities/opp-2/mails")).hasSize(3);
    }

    @Test
    void mailFromBeforeTheHorizonStaysWhereItIs() {
        receives("<1@late.example>", MAY, "Before");
        crm.advance("P3D");
        anna.connect(ANNA, 2);
        crm.idle();

        crm.lead("acme", "lead-2", MAY);
        crm.advance("PT2M");

        assertThat(anna.subjects("/v1/leads/lead-2/mails")).isEmpty();
    }

    @Test
    void addressesThatMoveToAnotherLeadTakeTheirMailAlong() {
        connected();
        receives("<1@lead.example>", LEE, "From the old lead");
        sends("<2@contoso.example>", LEE, "To the old lead");
        crm.idle();

        crm.lead("acme", "lead-2", LEE, "opp-2");
        Crm.check(service.put("/v1/leads/lead-1", "{\"addresses\":[],\"opportunities\":[]}"));
        crm.advance("PT2M");

        assertThat(anna.subjects("/v1/leads/lead-2/mails")).hasSize(2);
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(anna.read("/v1/leads/lead-2/mails")
                        .get("items")
                        .get(0)
                        .get("leads")
                        .toString())
                .isEqualTo("[\"lead-2\"]");
    }

    @Test
    void manyLeadsSentInBatchesAreAllFound() {
        connected();
        for (int n = 0; n < 5; n++) {
            crm.deliver(ANNA, Crm.mail("<" + n + "@bulk.example>", "p" + n * 100 + "@bulk.example", ANNA, "Bulk " + n));
        }
        crm.idle();

        Crm.check(service.post("/v1/leads", leads(0, 250)));
        Crm.check(service.post("/v1/leads", leads(250, 250)));
        crm.advance("PT2M");

        assertThat(anna).hasRecorded(5);
        assertThat(anna.subjects("/v1/leads/b400/mails")).containsExactly("Bulk 4");
    }

    private static String leads(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(n ->
                        "{\"id\":\"b%d\",\"addresses\":[\"p%d@bulk.example\"],\"opportunities\":[]}".formatted(n, n))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
