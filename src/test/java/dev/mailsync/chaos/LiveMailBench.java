package dev.mailsync.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.bench.Results;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests and units of mails that come one by one, from the notification to the record, on parts in memory. */
class LiveMailBench {

    private static final String ANNA = People.upn("anna");
    private static final int MAILS = 200;

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final JobWorker worker = product.get(JobWorker.class);

    @Test
    void twoRequestsToMicrosoftAndOneToTheQueueRecordAMail() {
        aMailboxAtRest();
        arrives(0);
        parts.count();
        for (var n = 1; n <= MAILS; n++) {
            arrives(n);
        }

        var used = parts.counts();
        assertThat(parts.recordedMails()).isEqualTo(MAILS + 1);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("Graph requests", used.graphRequests() / (double) MAILS);
        figures.put("queue requests", used.messages() / (double) MAILS);
        figures.put("read units", used.tables().readUnits() / MAILS);
        figures.put("write units", used.tables().writeUnits() / MAILS);
        Results.put("A notified email, recorded", figures);
        assertThat(used.graphRequests()).as("an envelope and a body each").isEqualTo(2 * MAILS);
        assertThat(used.messages()).isEqualTo(MAILS);
    }

    private void aMailboxAtRest() {
        parts.begin(3);
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of("lee@lead.example"));
        people.connect("anna", 0, url -> ANNA);
        workOff();
    }

    private void arrives(int number) {
        var mime = "Message-ID: <%d@x>\r\nFrom: lee@lead.example\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n"
                .formatted(number, ANNA);
        var mailbox = parts.world().mailbox(ANNA).orElseThrow();
        parts.notifications().clear();
        mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(WellKnown.INBOX), Marks.UNREAD);
        assertThat(parts.deliver(List.copyOf(parts.notifications()))).isTrue();
        workOff();
        parts.advance(Duration.ofSeconds(10));
    }

    private void workOff() {
        parts.faultyQueue().workOff(new Random(1), job -> worker.run(job, () -> false));
    }
}
