package dev.mailsync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.Tier;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.sync.scan.ScanStore;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A mailbox as large as they come, imported by workers that die, while new mail comes in. */
@Tag("slow")
class LargeWorldTest {

    private static final String ANNA = People.upn("anna");
    private static final int MAILS = Tier.size(3_000, 20_000);
    private static final int FOLDERS = 60;

    /** Every so many is from a lead. */
    private static final int LEAD_SHARE = 10;

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final JobWorker worker = product.get(JobWorker.class);
    private final Sweep sweep = product.get(Sweep.class);
    private final ConnectionStore connections = product.get(ConnectionStore.class);
    private final ScanStore scans = product.get(ScanStore.class);

    @Test
    void mailsInSixtyFoldersAreImportedWholeAndOnce() {
        parts.begin(7);
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of("lee@lead.example"));
        fill(folders());
        people.connect("anna", 2, url -> ANNA);
        parts.beginFaults(0.0005);

        for (int n = 0; n < 40; n++) {
            deliver(MAILS + n, "lee@lead.example", folder(WellKnown.INBOX));
            work(12);
        }
        parts.faults().end();
        parts.notifications().clear();
        for (int hour = 0; hour < 30; hour++) {
            parts.advance(Duration.ofHours(1));
            sweep.run(() -> false);
            work(Integer.MAX_VALUE);
        }

        assertThat(recorded()).doesNotHaveDuplicates().hasSize(MAILS / LEAD_SHARE + 40);
        var id = People.caller("anna").connection();
        var generation = connections.find(id).orElseThrow().generation();
        assertThat(scans.find(id, generation, ScanKind.HISTORY).orElseThrow())
                .satisfies(history -> assertThat(history.done()).isTrue())
                .satisfies(history -> assertThat(history.lookedAt()).isGreaterThanOrEqualTo(MAILS));
    }

    private List<Folder> folders() {
        var mailbox = parts.world().mailbox(ANNA).orElseThrow();
        var folders = new ArrayList<>(List.of(folder(WellKnown.INBOX)));
        while (folders.size() < FOLDERS) {
            folders.add(mailbox.childNamed("Folder " + folders.size(), folders.get(folders.size() / 3)));
        }
        return folders;
    }

    /** One every minute, so that the newest lie within the two days of history that are imported. */
    private void fill(List<Folder> folders) {
        for (int n = 0; n < MAILS; n++) {
            deliver(n, n % LEAD_SHARE == 0 ? "lee@lead.example" : "stranger@else.example", folders.get(n % FOLDERS));
            if (n % 10 == 0) {
                parts.advance(Duration.ofSeconds(40));
            }
        }
    }

    private void deliver(int number, String from, Folder folder) {
        var mime = "Message-ID: <%d@x>\r\nFrom: %s\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n"
                .formatted(number, from, ANNA);
        parts.world().mailbox(ANNA).orElseThrow().deliver(MimeReader.read(mime.getBytes(UTF_8)), folder, Marks.UNREAD);
    }

    private void work(int jobs) {
        var random = new Random(1);
        for (int n = 0; n < jobs; n++) {
            var job = parts.faultyQueue().next(random);
            if (job.isEmpty()) {
                return;
            }
            try {
                worker.run(job.get(), () -> false);
                parts.faultyQueue().done(job.get());
            } catch (Crash | RuntimeException died) {
                // It comes again.
            }
        }
    }

    private List<String> recorded() {
        return parts.all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#"))
                .map(item -> StoredSummary.of(item).messageId())
                .toList();
    }

    private Folder folder(WellKnown name) {
        return parts.world().mailbox(ANNA).orElseThrow().folder(name);
    }
}
