package dev.mailsync.sync.catchup;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.sync.recording.DeferredMailStore;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class DeferredMailTaskTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    /** Soon after midnight in New York, where the company is, a catch-up comes across what was deferred, and there is room. */
    @Test
    void whatACatchUpRecordsDoesNotWaitAnyMore() {
        company.limits(Optional.of(5), Optional.of(3));
        company.pass(Duration.ofMinutes(20 * 60 + 50));
        receives(8);
        company.work();
        assertThat(deferred()).isEqualTo(5);

        for (int n = 0; n < 12; n++) {
            company.pass(Duration.ofMinutes(20));
            assertThat(deferred())
                    .as("look %d", n)
                    .isEqualTo(8 - company.recorded().size());
        }

        assertThat(company.recorded()).hasSizeGreaterThan(3);
    }

    private void receives(int mails) {
        IntStream.rangeClosed(1, mails).forEach(n -> company.receives("anna", LEE, "Mail " + n));
    }

    private long deferred() {
        var anna = company.connection("anna");
        return company.get(DeferredMailStore.class).count(anna.id(), anna.generation());
    }
}
