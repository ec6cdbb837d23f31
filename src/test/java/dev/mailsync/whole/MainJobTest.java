package dev.mailsync.whole;

import java.net.URI;

import dev.mailsync.sandbox.SandboxClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way through: connect, a mail arrives, the lead's timeline shows it, disable. All over HTTP, on the real parts. */
@QuarkusTest
class MainJobTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final String TIMELINE = "/v1/leads/lead-1/mails";

    @TestHTTPResource
    URI address;

    private Crm crm;
    private Crm.Person anna;

    @BeforeEach
    void anEmptyWorldWithOneLead() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEAD, "opp-1");
        anna = crm.person("acme", "anna");
    }

    @Test
    void aMailFromALeadIsOnTheLeadsTimeline() {
        anna.connect(ANNA);
        crm.idle();

        crm.deliver(ANNA, Crm.mail("<1@lead.example>", LEAD, ANNA, "First"));
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("First");
        assertThat(anna.subjects("/v1/opportunities/opp-1/mails")).containsExactly("First");
        assertThat(anna.subjects("/v1/mail-sync/mails")).containsExactly("First");
    }
}
