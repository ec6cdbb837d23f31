package dev.mailsync.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays each fault for itself, and writes down what came of it: {@code docs/faults.md}. */
@Tag("slow")
class FaultBookTest {

    private static final Path BOOK = Path.of("docs/faults.md");

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private static final String HEAD = """
            # What goes wrong, and what comes of it

            Written by `FaultBookTest`, which plays each fault against the product on parts in memory: a mailbox gets a mail from a
            lead every 50 minutes, for six hours or as long as is said. What the user sees is the status, with the title of the
            error where there is one. Recovery is counted in simulated time from the end of the fault, or from the user's new
            sign-in where it takes one, until all mail is recorded, no error is open and the status is green; 0 min means that it
            was so before the fault had ended. To write it anew: `./mvnw test -Dtest=FaultBookTest -DwriteFaults`.

            | Fault | What the user sees | Lost | Doubled | Recovered after |
            |---|---|---|---|---|
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
        return "| %s%s | %s | %d | %d | %s |%n"
                .formatted(
                        fault.name(),
                        fault.signsIn() ? "; the user signs in again" : "",
                        String.join("; ", outcome.seen()),
                        outcome.lost(),
                        outcome.doubled(),
                        shown(outcome.recovery()));
    }

    private static String shown(Duration time) {
        return time.toMinutes() + " min";
    }
}
