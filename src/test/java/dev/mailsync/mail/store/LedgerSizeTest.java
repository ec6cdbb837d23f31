package dev.mailsync.mail.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.SkipReason;
import dev.mailsync.mail.activity.Activity;
import dev.mailsync.mail.activity.StatusHistory;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.ItemSizes;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The ledger's item takes part in every recording: beyond a kilobyte each would cost two write units more. */
class LedgerSizeTest {

    private static final MailboxRef ANNA = TestingMail.holder("a-user-of-the-crm-00000000-0000-0000-0000");
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);
    private static final int DAYS = 40;
    private static final int EMAILS_A_DAY = 80;
    private static final int KILOBYTE = 1_024;

    private static final List<String> REASONS =
            Stream.of(SkipReason.values()).map(SkipReason::name).toList();

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final LedgerStore ledgers = TestingMail.ledgers(tables);
    private final RecordingStore recording = TestingMail.recordingIn(tables);

    /** Of a busy mailbox, with an outage every few days, every kind of skipped email, and email both fast and late. */
    @Test
    void aLedgerOfABusyMonthFitsIntoAKilobyte() {
        write(Ledger.begin(ANNA.connection(), 1, ANNA.mailbox()));
        write(Ledger.sendsSmartMail(ANNA.connection(), 1, BEGIN));
        var history = StatusHistory.EMPTY.orSince(Instant.EPOCH, 'n').changed(BEGIN, 'e');
        for (int day = 0; day < DAYS; day++) {
            works(FIRST.plusDays(day), BEGIN.plus(Duration.ofDays(day)));
            if (day % 4 == 0) {
                var morning = BEGIN.plus(Duration.ofDays(day)).plus(Duration.ofHours(8));
                history = history.changed(morning, 'r').changed(morning.plus(Duration.ofHours(1)), 'e');
            }
        }
        write(Ledger.statusHistory(ANNA.connection(), history));

        var item = tables.get(Table.USERS, Ledger.key(ANNA.connection())).orElseThrow();
        assertThat(ItemSizes.of(item.attributes())).as("%s", item.attributes()).isLessThan(KILOBYTE);
    }

    private void works(LocalDate day, Instant at) {
        ledgers.tidy(ANNA.connection(), day.minusDays(2), day);
        IntStream.range(0, EMAILS_A_DAY).forEach(n -> {
            var latency = Duration.ofSeconds(1L << n % 6);
            write(Write.update(
                    Table.USERS,
                    Ledger.key(ANNA.connection()),
                    Activity.recorded(day, n % 3 == 0 ? Direction.SENT : Direction.RECEIVED, Optional.of(latency))));
        });
        REASONS.forEach(
                reason -> ledgers.countSkipped(ANNA.connection(), 1, day, Map.of(reason, 60L), Optional.of(at)));
        var mail =
                TestingMail.of(ANNA.user().value(), "<%s@x>".formatted(day), at).on("lee@lead.example");
        recording.record(
                mail.recorded(), 1, new DailyQuota(Optional.of(100), ZoneOffset.UTC).live(at), Optional.empty());
    }

    private void write(Write write) {
        assertThat(tables.transact(List.of(write))).isEmpty();
    }
}
