package dev.mailsync.worker;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.DeferredMailRows;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.connection.Status;
import dev.mailsync.error.OpenError;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.dynamo.StoredRows;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncJobFormat;
import dev.mailsync.sync.catchup.FolderRow;
import dev.mailsync.sync.catchup.FolderStore;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.scan.MailboxScan;
import dev.mailsync.sync.scan.ScanStore;
import dev.mailsync.sync.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in the tables and in the queue is read, whatever the classes are called by now. The file was written by the
 * code before its classes got their present names: Anna syncs, with two emails over the day's limit; Ben's mailbox has been failing for half an hour; Carl waits for a seat.
 */
class StoredFormTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final InMemoryProduct product = new InMemoryProduct();
    private final ConnectionStore connections = product.get(ConnectionStore.class);
    private StoredRows stored;

    @BeforeEach
    void theTablesOfThen() throws IOException {
        product.parts().begin(1);
        stored = StoredRows.read("/stored/rows-and-jobs.json");
        product.parts().advance(Duration.between(product.parts().now(), Instant.parse(stored.text("at"))));
        for (var table : Table.values()) {
            assertThat(product.parts().all(table)).isEmpty();
        }
        stored.putInto(product.parts().dynamo());
    }

    @Test
    void aConnectionKeepsItsScheduleSubscriptionAndState() {
        var anna = connection("anna");

        assertThat(anna.status()).isEqualTo(Status.ENABLED);
        assertThat(anna.connected().horizon()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(anna.connected().profile().address()).isEqualTo("anna@acme.example");
        assertThat(anna.connected().subscriptionState().active().orElseThrow().expiresAt())
                .isEqualTo("2026-11-30T07:50:00Z");
        assertThat(anna.connected().syncSchedule().due())
                .containsEntry(MailboxTask.AUDIT, Instant.parse("2026-11-24T08:00:00Z"))
                .containsEntry(MailboxTask.FULL_CATCH_UP, Instant.parse("2026-11-23T14:01:02Z"));
        assertThat(connection("carl").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void aMailboxThatFailsGoesOnWhereItWas() {
        var ben = connection("ben");

        assertThat(ben.status()).isEqualTo(Status.ERROR);
        var streak = ben.connected().health().failureStreak().orElseThrow();
        assertThat(streak.since()).isEqualTo("2026-11-23T08:03:02Z");
        assertThat(streak.retryAt()).isEqualTo("2026-11-23T08:44:09.022Z");
        assertThat(streak.run().orElseThrow().failures()).isEqualTo(7);
        assertThat(streak.run().orElseThrow().countedFrom()).contains(Instant.parse("2026-11-23T08:03:02Z"));
        assertThat(ben.connected().health().errors().all())
                .extracting(OpenError::code)
                .containsExactly("serviceNotAvailable");
    }

    @Test
    void countersScansCursorsAndDeferredEmailAreThere() {
        var anna = connection("anna");
        var session = new Session(anna, product.get(CompanyStore.class).settings(ACME), null, () -> false, null);

        assertThat(product.get(LedgerStore.class).of(anna.id()).recorded()).isEqualTo(2);
        assertThat(product.get(DeferredMailRows.class).count(anna.id(), anna.generation()))
                .isEqualTo(2);
        assertThat(product.get(ScanStore.class).all(anna.id(), anna.generation()))
                .extracting(MailboxScan::kind)
                .contains(ScanKind.AUDIT);
        assertThat(product.get(FolderStore.class).after(session, Optional.empty(), 10))
                .hasSizeGreaterThanOrEqualTo(2)
                .extracting(FolderRow::cursor)
                .doesNotContainNull();
        assertThat(product.get(Quarantine.class).waiting(session).nextAt()).isEmpty();
    }

    @Test
    void recordedEmailIsListedAndOpened() {
        var mails = product.get(SyncedMailStore.class);

        var listed = mails.ownedBy(id("anna"), Optional.empty(), 10);
        assertThat(listed).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.mail().summary().subject()).isNotEmpty();
            assertThat(mails.open(ACME, entry.mail().id()).orElseThrow().body().text())
                    .isNotEmpty();
        });
        assertThat(mails.timeline(ACME, new Contact("lee@lead.example"), Optional.empty(), 10))
                .hasSameSizeAs(listed);
    }

    @Test
    void jobsInTheQueueAreRead() throws IOException {
        var format = product.get(SyncJobFormat.class);
        var anna = id("anna");

        assertThat(stored.jobs()).hasSize(3);
        assertThat(format.read(stored.jobs().get(0))).isEqualTo(SyncJob.notified(anna, List.of("AAkA")));
        assertThat(format.read(stored.jobs().get(1))).isEqualTo(SyncJob.lifecycle(anna, "missed"));
        assertThat(format.read(stored.jobs().get(2))).isEqualTo(SyncJob.due(anna));
    }

    private Connection connection(String user) {
        return connections.find(id(user)).orElseThrow();
    }

    private static ConnectionId id(String user) {
        return ConnectionId.of(ACME, new UserId(user));
    }
}
