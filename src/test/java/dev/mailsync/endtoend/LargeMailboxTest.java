package dev.mailsync.endtoend;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** History beyond what Graph returns in one filtered round. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class LargeMailboxTest {

    private static final String ANNA = "anna@contoso.example";
    private static final String LEAD = "lee@lead.example";

    @TestHTTPResource
    URI address;

    @Inject
    World world;

    private Crm crm;

    @BeforeEach
    void anEmptyMailbox() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEAD);
    }

    @Test
    void theOldestOfMoreThanFiveThousandMailsIsFoundAsWell() {
        deliver(0, 3, LEAD);
        crm.advance("PT1M");
        deliver(3, 5_200, "stranger@else.example");
        crm.advance("PT1M");
        deliver(5_203, 2, LEAD);
        crm.advance("P1D");
        var anna = crm.person("acme", "anna");

        anna.connect(ANNA, 30);
        crm.idle();

        assertThat(anna.subjects("/v1/leads/lead-1/mails"))
                .containsExactlyInAnyOrder("Mail 0", "Mail 1", "Mail 2", "Mail 5203", "Mail 5204");
        assertThat(anna).hasRecorded(5);
    }

    @Test
    void twoThousandMailsInSixtyFoldersAreImportedWholeAndOnce() {
        var mailbox = world.mailbox(ANNA).orElseThrow();
        var folders = new ArrayList<>(List.of(mailbox.folder(WellKnown.INBOX)));
        while (folders.size() < 60) {
            folders.add(mailbox.childNamed("Folder " + folders.size(), folders.get(folders.size() / 3)));
        }
        for (int n = 0; n < 2_000; n++) {
            deliver(n, n % 20 == 0 ? LEAD : "stranger@else.example", folders.get(n % 60));
        }
        crm.advance("PT1H");
        var anna = crm.person("acme", "anna");

        anna.connect(ANNA, 30);
        crm.idle();

        assertThat(anna).hasRecorded(100);
        var status = anna.status();
        assertThat(status.at("/history/done").asBoolean()).isTrue();
        assertThat(status.at("/history/total").asInt()).isEqualTo(2_000);
        assertThat(status.at("/history/lookedAt").asInt()).isEqualTo(2_000);
    }

    /** Straight into the mailbox: that many by HTTP would take the time that the test is not about. */
    private void deliver(int first, int count, String from) {
        var inbox = world.mailbox(ANNA).orElseThrow().folder(WellKnown.INBOX);
        for (int n = first; n < first + count; n++) {
            deliver(n, from, inbox);
        }
    }

    private void deliver(int number, String from, Folder folder) {
        var mime = Crm.mail("<" + number + "@mail.example>", from, ANNA, "Mail " + number)
                .replace("\n", "\r\n");
        world.mailbox(ANNA)
                .orElseThrow()
                .deliver(MimeReader.read(mime.getBytes(StandardCharsets.UTF_8)), folder, Marks.UNREAD);
    }
}
