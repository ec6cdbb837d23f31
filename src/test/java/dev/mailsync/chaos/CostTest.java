package dev.mailsync.chaos;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.smartmail.TestingSmartMails;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the everyday costs, counted in requests to Microsoft and in calls to the tables. */
class CostTest {

    private static final String ANNA = People.upn("anna");

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final JobWorker worker = product.get(JobWorker.class);
    private final Sweep sweep = product.get(Sweep.class);
    private final TestingSmartMails smartMails = product.get(TestingSmartMails.class);
    /** Connection, rules, own domains, folders, threads, participants, leads and what is known; nothing for Smart Mail. */
    private static final int READS_OF_A_SENT_MAIL = 12;

    private int mails;

    @BeforeEach
    void aMailboxAtRest() {
        parts.begin(1);
        mails = 0;
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of("lee@lead.example"));
        people.connect("anna", 0, url -> ANNA);
        workOff();
        parts.notifications().clear();
        parts.count();
    }

    @Test
    void upToTwentyMailsOfOnePostAreTwoRequests() {
        for (int n = 0; n < 20; n++) {
            arrives(n % 3 == 0 ? "stranger@else.example" : "lee@lead.example");
        }

        deliverAndWork();

        assertThat(parts.counts().graphRequests()).isEqualTo(2);
        assertThat(parts.recordedMails()).isEqualTo(13);
    }

    @Test
    void aLoneMailThatIsSkippedIsOneRequest() {
        arrives("stranger@else.example");

        deliverAndWork();

        assertThat(parts.counts().graphRequests()).isEqualTo(1);
        assertThat(parts.recordedMails()).isZero();
    }

    @Test
    void aMailThatIsKnownTakesOneRequestAndNoWrite() {
        arrives("lee@lead.example");
        var again = List.copyOf(parts.notifications());
        deliverAndWork();
        parts.count();

        parts.deliver(again);
        workOff();

        assertThat(parts.counts().graphRequests()).isEqualTo(1);
        assertThat(parts.counts().writes()).isZero();
    }

    @Test
    void aMailIsRecordedByOneTransaction() {
        arrives("lee@lead.example");

        deliverAndWork();

        assertThat(parts.counts().writes()).isEqualTo(1);
    }

    @Test
    void aSmartMailIsFourRequestsAndItsNotificationOneMoreAndNoWrite() {
        smartMails.send(People.caller("anna"), "key", "lee@lead.example", "Offer", Optional.of("lead-0"), 0);

        assertThat(parts.recordedMails()).isEqualTo(1);
        assertThat(parts.counts().graphRequests())
                .as("draft, send, a look, and the body")
                .isEqualTo(4);
        assertThat(parts.counts().writes())
                .as("claimed, drafted, sending, recorded, and noted")
                .isEqualTo(5);

        parts.count();
        deliverAndWork();

        assertThat(parts.recordedMails()).isEqualTo(1);
        assertThat(parts.counts().graphRequests()).isEqualTo(1);
    }

    @Test
    void anAttachmentByUploadSessionIsThreeRequestsMore() {
        smartMails.send(People.caller("anna"), "key", "lee@lead.example", "Offer", Optional.empty(), 3_500_000);

        assertThat(parts.counts().graphRequests()).isEqualTo(4 + 3);
    }

    @Test
    void whoeverSendsNoSmartMailPaysNothingForIt() {
        var outbox = parts.world().mailbox(ANNA).orElseThrow();
        var mime = "Message-ID: <s@x>\r\nFrom: %s\r\nTo: lee@lead.example\r\nSubject: Sent\r\n\r\nBody\r\n"
                .formatted(ANNA);
        outbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), outbox.folder(WellKnown.SENTITEMS), Marks.READ);

        deliverAndWork();

        assertThat(parts.recordedMails()).isEqualTo(1);
        assertThat(parts.counts().writes()).isEqualTo(1);
        assertThat(parts.counts().tables().reads()).as("reads of the tables").isEqualTo(READS_OF_A_SENT_MAIL);
    }

    @Test
    @Tag("slow")
    void tenThousandLeadsRegisteredAtOnceCostAMailboxOneLookAtItsEnvelopes() {
        for (int n = 0; n < 100; n++) {
            arrives("p" + n * 100 + "@bulk.example");
        }
        deliverAndWork();
        assertThat(parts.recordedMails()).isZero();
        for (int n = 0; n < 10_000; n++) {
            people.register("bulk-" + n, Set.of("p" + n + "@bulk.example"));
        }
        parts.count();

        sweep.run(() -> false);
        workOff();

        assertThat(parts.recordedMails()).isEqualTo(100);
        assertThat(parts.counts().graphRequests())
                .as("one list of envelopes, and the bodies by twenty")
                .isEqualTo(1 + 100 / 20);
    }

    private void arrives(String from) {
        var mime = "Message-ID: <%d@x>\r\nFrom: %s\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n"
                .formatted(mails++, from, ANNA);
        var mailbox = parts.world().mailbox(ANNA).orElseThrow();
        mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(WellKnown.INBOX), Marks.UNREAD);
    }

    private void deliverAndWork() {
        parts.deliver(List.copyOf(parts.notifications()));
        workOff();
    }

    private void workOff() {
        parts.faultyQueue().workOff(new Random(1), job -> worker.run(job, () -> false));
    }
}
