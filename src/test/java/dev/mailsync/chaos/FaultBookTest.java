package dev.mailsync.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays each fault for itself, and writes down what happened: {@code docs/faults.md}. */
@Tag("slow")
class FaultBookTest {

    private static final Path BOOK = Path.of("docs/faults.md");

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private static final String HEAD = """
            # Faults

            What happens when something goes wrong. `FaultBookTest` plays each fault against the product on parts in memory: a
            mailbox gets an email from a lead every 50 minutes, for six hours or as long as the fault says. No fault loses or
            doubles an email: the test fails if one does.

            *What the user sees* is the status, with the title of the error if there is one. *Recovered after* is simulated time
            from the end of the fault, or from the user's new sign-in, until all email is recorded, no error is open and the
            status is Enabled. 0 min means that this was so before the fault ended. To update this page, run
            `./mvnw test -Dtest=FaultBookTest -DwriteFaults`.

            | Fault | What the user sees | Recovered after |
            |---|---|---|
            """;

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final ConnectionStore connections = product.get(ConnectionStore.class);
    private final JobWorker worker = product.get(JobWorker.class);
    private final Sweep sweep = product.get(Sweep.class);

    @Test
    void nothingIsLostWhateverTheFault() throws IOException {
        var book = new StringBuilder(HEAD);
        for (var fault : FaultCase.ALL) {
            var outcome = new FaultScene(parts, people, connections, worker, sweep).play(fault);
            assertThat(outcome.lost()).as("lost by: " + fault.name()).isZero();
            assertThat(outcome.doubled()).as("doubled by: " + fault.name()).isZero();
            if (!outcome.person() && fault.lasts().compareTo(A_DAY) <= 0) {
                assertThat(outcome.recovery()).as(fault.name()).isLessThanOrEqualTo(A_QUARTER_OF_AN_HOUR);
            }
            book.append(row(fault, outcome));
        }
        if (System.getProperty("writeFaults") != null) {
            Files.writeString(BOOK, book.toString());
        }
        assertThat(Files.readString(BOOK)).isEqualTo(book.toString());
    }

    private static String row(FaultCase fault, FaultScene.Outcome outcome) {
        return "| %s%s | %s | %s |%n"
                .formatted(
                        fault.name(), fault.signsIn() ? "; new sign-in" : "", seen(outcome), shown(outcome.recovery()));
    }

    private static String seen(FaultScene.Outcome outcome) {
        var text = String.join("; ", outcome.seen());
        for (var status : Status.values()) {
            text = text.replaceAll("\\b" + status + "\\b", status.label());
        }
        return text.replaceAll("(: [^;]+); Connection Issue\\1", "$1; Connection Issue");
    }

    private static String shown(Duration time) {
        return time.toMinutes() + " min";
    }
}
