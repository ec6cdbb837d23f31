package dev.mailsync.sync.catchup;

import java.time.Duration;

import dev.mailsync.chaos.SmallCompany;
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
