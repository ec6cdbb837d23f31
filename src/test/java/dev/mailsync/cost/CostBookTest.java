package dev.mailsync.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.chaos.MailboxDay;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mailbox costs, counted, and written down in {@code docs/cost.md}. */
@Tag("slow")
class CostBookTest {

    private static final Path BOOK = Path.of("docs/cost.md");

    private static final MailboxDay.Mail WORKING_DAY = new MailboxDay.Mail(20, 60, 5);
    private static final MailboxDay.Mail DAY_OFF = new MailboxDay.Mail(0, 5, 5);

    private static final int FEW_MESSAGES = 100;
    private static final int MANY_MESSAGES = 5_000;

    private static final int DAYS_OF_WORK = 22;
    private static final int DAYS_OFF = 8;

    private final MailboxDay day = new InMemoryProduct().get(MailboxDay.class);

    @Test
    void theBookSaysWhatIsCounted() throws IOException {
        var empty = day.empty();
        var working = day.connected(WORKING_DAY);
        var off = day.connected(DAY_OFF);
        var assumed = new Assumptions();
        var lead = day.lead((int) assumed.mailboxesPerCompany(), FEW_MESSAGES);
        var leadAmongMany = day.lead(1, MANY_MESSAGES);
        var months = new MonthlyUsage(
                empty,
                working,
                off,
                Usage.of(lead).times(1 / assumed.mailboxesPerCompany()),
                DAYS_OF_WORK,
                DAYS_OFF,
                day.readUnitsOfAPoll());

        assertThat(leadAmongMany.graphRequests()).isLessThanOrEqualTo(3);
        assertThat(leadAmongMany.readUnits()).isLessThanOrEqualTo(100);
        var leads = new CostBook.Leads(lead, leadAmongMany, MANY_MESSAGES);
        var book = new CostBook(months, WORKING_DAY, DAY_OFF, leads, assumed, PriceTable.read())
                .written(List.of(100, 10_000, 1_000_000));

        if (System.getProperty("writeCost") != null) {
            Files.writeString(BOOK, book);
        }
        assertThat(Files.readString(BOOK)).isEqualTo(book);
    }
}
