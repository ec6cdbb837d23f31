package dev.mailsync.worker;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.company.CompanyStore;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.OrphanedSubscriptionStore;
import dev.mailsync.error.ErrorLog;
import dev.mailsync.event.Event;
import dev.mailsync.event.EventLog;
import dev.mailsync.event.LoggedEvent;
import dev.mailsync.lead.LeadEraser;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.dynamo.StoredRows;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.smartmail.SmartMail;
import dev.mailsync.smartmail.SmartMailStore;
import dev.mailsync.sync.recording.Quarantine;
import dev.mailsync.sync.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was under way in the tables goes on, whatever the classes are called by now. The rows were written by the code
 * before its classes got their present names: an email of Dora's can't be read, one of her two Smart Mails is in doubt;
 * Ed's subscription couldn't be deleted; Fay's mailbox is denied; the email of a lead is being erased.
 */
class StoredFaultsTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final InMemoryProduct product = new InMemoryProduct();
    private StoredRows stored;

    @BeforeEach
    void theTablesOfThen() throws IOException {
        product.parts().begin(1);
        stored = StoredRows.read("/stored/rows-of-faults.json");
        product.parts().advance(Duration.between(product.parts().now(), Instant.parse(stored.text("at"))));
        stored.putInto(product.parts().dynamo());
    }

    @Test
    void quarantinedEmailIsRetriedAtItsTime() {
        var dora = product.get(ConnectionStore.class).find(id("dora")).orElseThrow();
        var session = new Session(dora, product.get(CompanyStore.class).settings(ACME), null, () -> false, null);

        assertThat(product.get(Quarantine.class).all(session)).containsExactly(stored.text("poison"));
        assertThat(product.get(Quarantine.class).waiting(session))
                .isEqualTo(new Quarantine.Waiting(
                        Optional.of(Instant.parse("2026-11-23T08:02:03.200Z")),
                        Optional.of(Instant.parse("2026-11-23T08:00:00Z"))));
    }

    @Test
    void anOrphanedSubscriptionIsDeletedWithItsToken() {
        var orphans = product.get(OrphanedSubscriptionStore.class);

        assertThat(orphans.of(id("ed"))).singleElement().satisfies(orphan -> {
            assertThat(orphan.generation()).isOne();
            assertThat(orphan.forgetAt()).isEqualTo("2026-11-23T09:00:03.200Z");
            assertThat(orphans.accessToken(orphan)).isNotNull();
        });
    }

    @Test
    void smartMailIsFoundByItsMarkerAndInItsState() {
        var markers = product.parts().all(Table.USERS).stream()
                .filter(row -> row.has("marker"))
                .map(row -> row.string("marker"))
                .toList();

        var found = product.get(SmartMailStore.class).of(id("dora"), markers, List.of());

        assertThat(found.byMarker().values())
                .extracting(SmartMail::state)
                .containsExactlyInAnyOrder(SmartMail.State.RECORDED, SmartMail.State.SENDING);
    }

    @Test
    void anErasureComesToItsEnd() {
        var mails = product.get(SyncedMailStore.class);
        var may = new Contact("may@lead.example");
        assertThat(mails.timeline(ACME, may, Optional.empty(), 10)).hasSize(1);

        product.parts().advance(Duration.ofMinutes(10));
        product.get(LeadEraser.class).goOn(ACME, () -> false);

        assertThat(mails.timeline(ACME, may, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void errorsAndEventsAreRead() {
        assertThat(product.get(ErrorLog.class).newestFirst(id("fay"), Optional.empty(), 10))
                .extracting(row -> row.error().error().code())
                .containsExactly("ErrorAccessDenied");
        product.parts().advance(Duration.ofMinutes(1));
        var events = product.get(EventLog.class);
        assertThat(events.after(ACME, events.beginning(), 100).events())
                .extracting(LoggedEvent::event)
                .hasAtLeastOneElementOfType(Event.MailRecorded.class)
                .hasAtLeastOneElementOfType(Event.StatusChanged.class);
    }

    private static ConnectionId id(String user) {
        return ConnectionId.of(ACME, new UserId(user));
    }
}
