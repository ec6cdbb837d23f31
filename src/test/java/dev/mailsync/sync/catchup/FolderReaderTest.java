package dev.mailsync.sync.catchup;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class FolderReaderTest {

    /** The cursor is saved only after what it covers is recorded: at whichever call a worker dies, the next finds all. */
    @Test
    void nothingIsLostOrDoubledAtWhicheverCallAWorkerDies() {
        int call = 1;
        while (diesAndRecordsAll(call)) {
            call++;
        }
        assertThat(call).as("calls of a catch-up").isGreaterThan(20);
    }

    @Test
    void aPageThatTakesTooLongIsAskedForAgainAtOnce() {
        var company = new SmallCompany().with("anna");
        company.receives("anna", LEE, "Hello");
        company.loseNotifications();
        company.world()
                .faults()
                .add(Fault.status(504, Match.path("/messages/delta")), Optional.of(2), Optional.empty());

        company.pass(Duration.ofMinutes(61));

        assertThat(company.recorded()).containsExactly("Hello");
        assertThat(company.connection("anna").connected().health().failureStreak())
                .isEmpty();
    }

    private static boolean diesAndRecordsAll(int call) {
        var company = new SmallCompany().with("anna");
        company.pass(Duration.ofMinutes(5));
        company.receives("anna", LEE, "First");
        company.receives("anna", LEE, "Second");
        company.loseNotifications();
        company.advance(Duration.ofMinutes(61));

        var died = company.workAndDieAt(call);
        company.pass(Duration.ofHours(2));

        assertThat(company.recorded()).as("dying at call %d", call).containsExactly("First", "Second");
        return died;
    }
}
