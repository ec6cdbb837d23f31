package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.MailContacts;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.Recording;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An email to as many leads as Exchange allows recipients. */
class ManyContactsTest {

    private static final int MOST_RECIPIENTS = 1_000;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String LAST = address(MOST_RECIPIENTS - 1);

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final RecordingStore recording = TestingMail.recordingIn(tables);
    private final SyncedMailStore mails = TestingMail.storedIn(tables);

    @BeforeEach
    void aMailbox() {
        var holder = TestingMail.holder("anna");
        tables.transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
    }

    @Test
    void itIsOnAllTimelinesThoughNoTransactionHoldsItsRows() {
        assertThat(record()).isEqualTo(Recording.RECORDED);

        assertThat(onTimelineOf(address(0))).isOne();
        assertThat(onTimelineOf(LAST)).isOne();
        assertThat(tables.all(Table.SYNCED_MAIL))
                .filteredOn(item -> item.partitionKey().contains("#contact#"))
                .hasSize(MOST_RECIPIENTS);
    }

    @Test
    void itLeavesOneOfThem() {
        var mail = toEverybody();
        record();

        TestingMail.erasingIn(tables).release(mail.holder(), mail.identity(), new Contact(LAST));

        assertThat(onTimelineOf(address(0))).isOne();
        assertThat(onTimelineOf(LAST)).isZero();
    }

    private Recording record() {
        return recording.record(toEverybody(), 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());
    }

    private int onTimelineOf(String address) {
        return mails.timeline(TestingMail.ACME, new Contact(address), Optional.empty(), 10)
                .size();
    }

    /** In Bcc, so that each row names them twice. */
    private static RecordedMail toEverybody() {
        var everybody = IntStream.range(0, MOST_RECIPIENTS)
                .mapToObj(ManyContactsTest::address)
                .toArray(String[]::new);
        var mail = TestingMail.of("anna", "<1@x>", NOON).on(everybody).recorded();
        return new RecordedMail(
                mail.holder(),
                mail.identity(),
                mail.immutableId(),
                mail.thread(),
                mail.summary(),
                mail.body(),
                new MailContacts(mail.contacts(), mail.contacts()));
    }

    private static String address(int n) {
        return "firstname.lastname%04d@company-name.example".formatted(n);
    }
}
