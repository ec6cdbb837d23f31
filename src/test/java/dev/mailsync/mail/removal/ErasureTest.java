package dev.mailsync.mail.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.SyncedMailKeys;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.RecordingStore;
import dev.mailsync.mail.store.TestingMail;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final MailboxRef ANNA = TestingMail.holder("anna");
    private static final Contact LEE = new Contact("lee@lead.example");
    private static final Contact MAY = new Contact("may@lead.example");

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final RecordingStore recording = TestingMail.recordingIn(tables);
    private final Erasure erasure = TestingMail.erasingIn(tables);

    @BeforeEach
    void aLedger() {
        tables.transact(List.of(Ledger.begin(ANNA.connection(), 1, ANNA.mailbox())));
    }

    @Test
    void nothingOfAMailWithoutAMessageIdStaysButItsTombstone() {
        var mail = TestingMail.of("anna", " ", NOON)
                .on(LEE.address(), MAY.address())
                .recorded();
        recording.record(mail, 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());

        erasure.release(ANNA, mail.identity(), LEE);

        assertThat(timeline(LEE)).isEmpty();
        assertThat(timeline(MAY)).hasSize(1);
        assertThat(sortKeys()).noneMatch(key -> key.startsWith(SyncedMailKeys.MESSAGE));

        erasure.erase(ANNA, mail.identity(), Set.of(MAY));

        assertThat(timeline(MAY)).isEmpty();
        assertThat(sortKeys())
                .containsExactlyInAnyOrder(
                        SyncedMailKeys.MAIL + mail.identity(),
                        SyncedMailKeys.participant(
                                        ANNA,
                                        mail.thread().conversation(),
                                        mail.thread().participants().getFirst())
                                .sortKey());
    }

    private List<Item> timeline(Contact contact) {
        return tables.all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.partitionKey().equals(SyncedMailKeys.contact(ANNA.company(), contact)))
                .toList();
    }

    private List<String> sortKeys() {
        return tables.all(Table.SYNCED_MAIL).stream().map(Item::sortKey).toList();
    }
}
