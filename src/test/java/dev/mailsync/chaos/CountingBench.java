package dev.mailsync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.bench.DueConnections;
import dev.mailsync.bench.Results;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.sync.scan.MailboxScan;
import dev.mailsync.sync.scan.ScanStore;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Requests and units of large things, on parts in memory. */
class CountingBench {

    private static final String ANNA = People.upn("anna");
    private static final int MAILS = 20_000;
    private static final int DAYS = 30;
    private static final int FOLDERS = 5;
    private static final double AT_MOST = 1.2;

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final JobWorker worker = product.get(JobWorker.class);
    private final Sweep sweep = product.get(Sweep.class);
    private final Dynamo dynamo = product.get(Dynamo.class);
    private final ConnectionStore connections = product.get(ConnectionStore.class);
    private final ScanStore scans = product.get(ScanStore.class);

    @Test
    void theSweepReadsAndWritesWhatIsDueAndNothingElse() {
        parts.begin(1);
        var figures = new LinkedHashMap<String, Object>();
        var units = new ArrayList<Double>();
        var there = 0;
        for (var connections : List.of(1_000, 10_000, 100_000)) {
            write(DueConnections.resting(there, connections, parts.now()));
            there = connections;
            write(DueConnections.due(parts.now()));
            parts.count();
            assertThat(sweep.run(() -> false).queued()).isEqualTo(DueConnections.DUE);
            var used = parts.counts();
            units.add(used.tables().readUnits() + used.tables().writeUnits());
            figures.put(
                    "read units among %,d connections".formatted(connections),
                    used.tables().readUnits());
            figures.put(
                    "write units among %,d connections".formatted(connections),
                    used.tables().writeUnits());
            figures.put("queue requests among %,d connections".formatted(connections), used.messages());
        }
        Results.put("Sweep of 100 due, counted", figures);
        assertThat(units.stream().mapToDouble(Double::doubleValue).max().orElseThrow())
                .isLessThanOrEqualTo(AT_MOST
                        * units.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
    }

    @Test
    void twentyThousandMailsOfHistory() {
        parts.begin(7);
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of("lee@lead.example"));
        fill();
        people.connect("anna", DAYS, url -> ANNA);
        parts.count();

        var begun = System.nanoTime();
        importAll();
        var seconds = (System.nanoTime() - begun) / 1e9;

        var used = parts.counts();
        assertThat(parts.recordedMails()).isEqualTo(MAILS);
        Results.put(
                "History of 20,000 emails, all recorded",
                new LinkedHashMap<>(Map.of(
                        "emails per second, parts in memory", MAILS / seconds,
                        "Graph requests an email", used.graphRequests() / (double) MAILS,
                        "read units an email", used.tables().readUnits() / MAILS,
                        "write units an email", used.tables().writeUnits() / MAILS,
                        "queue requests", used.messages())));
    }

    private void fill() {
        var mailbox = parts.world().mailbox(ANNA).orElseThrow();
        var folders = new ArrayList<Folder>(List.of(mailbox.folder(WellKnown.INBOX)));
        while (folders.size() < FOLDERS) {
            folders.add(mailbox.childNamed("Folder " + folders.size(), folders.getFirst()));
        }
        for (var n = 0; n < MAILS; n++) {
            var mime = "Message-ID: <%d@x>\r\nFrom: lee@lead.example\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n"
                    .formatted(n, ANNA);
            mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), folders.get(n % FOLDERS), Marks.UNREAD);
            parts.advance(Duration.ofSeconds(100));
        }
    }

    /** The sweep wakes what was postponed; ten hours of it are enough, or something is wrong. */
    private void importAll() {
        var random = new Random(1);
        for (var minute = 0; minute < 600 && !done(); minute++) {
            parts.faultyQueue().workOff(random, job -> worker.run(job, () -> false));
            parts.advance(Duration.ofMinutes(1));
            sweep.run(() -> false);
        }
    }

    private boolean done() {
        var id = People.caller("anna").connection();
        return connections
                .find(id)
                .flatMap(connection -> scans.find(id, connection.generation(), ScanKind.HISTORY))
                .map(MailboxScan::done)
                .orElse(false);
    }

    private void write(List<Item> items) {
        items.forEach(item -> dynamo.put(new Write.Put(Table.USERS, item, Optional.empty())));
    }
}
