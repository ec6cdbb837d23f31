package dev.mailsync.mail.removal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.Recording;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.MailItems;
import dev.mailsync.mail.store.RecordingStore;
import dev.mailsync.mail.store.TestingMail;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A removal beside others who take mail away. */
class RemovalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final MailboxRef ANNA = TestingMail.holder("anna");
    private static final Contact LEE = new Contact("lee@lead.example");
    private static final RecordedMail MAIL =
            TestingMail.of("anna", "<1@x>", NOON).on(LEE.address()).recorded();

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final RecordingStore recording = TestingMail.recordingIn(tables);
    private final Erasure erasure = TestingMail.erasingIn(tables);

    @BeforeEach
    void aRemovalOfOneMail() {
        tables.transact(List.of(Ledger.begin(ANNA.connection(), 1, ANNA.mailbox())));
        recording.record(MAIL, 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());
        tables.transact(List.of(ledger().endForRemoval(ANNA.connection())));
    }

    @Test
    void aTombstoneWrittenMeanwhileStaysAndTheMailIsCountedOnce() {
        remove(() -> erasure.erase(ANNA, MAIL.identity(), Set.of(LEE)));

        assertThat(tables.all(Table.SYNCED_MAIL))
                .singleElement()
                .satisfies(it -> assertThat(it.flag(MailItems.ERASED)).isTrue());
        assertThat(ledger().removal().orElseThrow().total()).isEqualTo(1);
        assertThat(ledger().removal().orElseThrow().removed()).isEqualTo(1);
    }

    @Test
    void erasedMailDoesNotComeBackAtTheNextSignIn() {
        remove(() -> erasure.erase(ANNA, MAIL.identity(), Set.of(LEE)));
        tables.transact(List.of(Ledger.begin(ANNA.connection(), 3, ANNA.mailbox())));

        assertThat(recording.record(MAIL, 3, DailyQuota.UNLIMITED.live(NOON), Optional.empty()))
                .isNotEqualTo(Recording.RECORDED);
    }

    @Test
    void mailThatAnotherWorkerRemovedMeanwhileIsCountedOnce() {
        remove(() -> removal(() -> {}).run(ANNA.company(), ANNA.user(), () -> false));

        assertThat(tables.all(Table.SYNCED_MAIL)).isEmpty();
        assertThat(ledger().removal().orElseThrow().removed()).isEqualTo(1);
    }

    private void remove(Runnable meanwhile) {
        var receipt = removal(meanwhile).run(ANNA.company(), ANNA.user(), () -> false);
        tables.transact(List.of(receipt.orElseThrow()));
    }

    private Removal removal(Runnable meanwhile) {
        var disturbed = new Disturbed(tables, meanwhile);
        return new Removal(
                disturbed,
                TestingMail.storedIn(disturbed),
                TestingMail.ledgers(disturbed),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Ledger ledger() {
        return TestingMail.ledgers(tables).of(ANNA.connection());
    }

    /** Somebody is faster than the first transaction. */
    private static final class Disturbed extends DelegatingDynamo {

        private Runnable meanwhile;

        Disturbed(InMemoryDynamo tables, Runnable meanwhile) {
            super(tables);
            this.meanwhile = meanwhile;
        }

        @Override
        public OptionalInt transact(List<Write> writes) {
            var first = meanwhile;
            meanwhile = () -> {};
            first.run();
            return super.transact(writes);
        }
    }
}
