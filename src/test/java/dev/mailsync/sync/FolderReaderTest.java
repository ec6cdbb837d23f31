package dev.mailsync.sync;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class FolderReaderTest {

    private static final int CALLS_OF_A_CATCH_UP = 90;

    /** The cursor is saved only after what it covers is recorded: at whichever call a worker dies, the next finds all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nothingIsLostOrDoubledAtWhicheverCallAWorkerDies(int oddOrEven) {
        for (int call = 1 + oddOrEven; call <= CALLS_OF_A_CATCH_UP; call += 2) {
            var company = new SmallCompany().with("anna");
            company.pass(Duration.ofMinutes(5));
            company.world().subscriptions().silence(company.mailbox("anna").account(), Optional.empty());
            company.receives("anna", LEE, "First");
            company.receives("anna", LEE, "Second");
            company.advance(Duration.ofMinutes(61));

            company.sweepAndDieAt(call);
            company.pass(Duration.ofHours(2));

            assertThat(company.recorded()).as("dying at call %d", call).containsExactly("First", "Second");
        }
    }
}
