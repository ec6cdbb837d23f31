package dev.mailsync.endtoend;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mail as no reasonable person sends it, and that nobody may stop a mailbox with. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class PoisonTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final String TIMELINE = "/v1/leads/lead-0/mails";

    @TestHTTPResource
    URI address;

    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void aConnectedMailbox() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-0", LEAD);
        anna = crm.person("acme", "anna");
        anna.connect(ANNA);
        crm.idle();
    }

    @Test
    void aSenderLongerThanAnyKeyIsNobodysLead() {
        crm.deliver(ANNA, Crm.mail("<long@x>", "x".repeat(3_000) + "@else.example", ANNA, "Too long"));
        crm.deliver(ANNA, Crm.mail("<good@x>", LEAD, ANNA, "Good"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("Good");
        assertThat(anna).hasSkipped("NO_LEAD", 1);
    }

    @Test
    void aMailToThousandsIsRecordedWhole() {
        var recipients = recipients(5_000);

        crm.deliver(ANNA, Crm.mail("<many@x>", LEAD, recipients, "To many"));
        crm.idle();

        var listed = anna.read(TIMELINE).get("items").get(0);
        assertThat(listed.get("to")).hasSize(50);
        assertThat(anna.read("/v1/mails/" + listed.get("id").asText()).get("to"))
                .hasSize(5_000);
    }

    @Test
    void aMailToAThousandOfWhomSixtyAreLeadsIsOnAllTheirTimelines() {
        for (int n = 1; n <= 60; n++) {
            crm.lead("acme", "lead-" + n, "person-" + n + "@many.example");
        }

        crm.deliver(ANNA, Crm.mail("<leads@x>", LEAD, recipients(1_000), "To leads"));
        crm.idle();

        for (int n = 0; n <= 60; n++) {
            assertThat(anna.subjects("/v1/leads/lead-" + n + "/mails")).containsExactly("To leads");
        }
    }

    private static String recipients(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> "person-" + n + "@many.example")
                .collect(Collectors.joining(",\n "));
    }
}
