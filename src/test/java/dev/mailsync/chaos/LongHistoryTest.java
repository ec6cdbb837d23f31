package dev.mailsync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a job on old email keeps a worker, where each write takes its time. */
class LongHistoryTest {

    private static final Duration A_WRITE = Duration.ofMillis(100);

    private static final int MAILS = 200;

    /** What is done before and after a piece of work that just fits. */
    private static final Duration A_PIECE = Duration.ofSeconds(3);

    private final InMemoryProduct product = new InMemoryProduct(SlowWrites::new);
    private final ChaosParts parts = product.parts();
    private final SmallCompany company = new SmallCompany(product);
    private boolean slow;

    @Test
    void itIsImportedByJobsOfSecondsBetweenWhichOthersHaveTheirTurn() {
        company.world().addMailbox(SmallCompany.upn("anna"), Optional.empty(), Optional.empty(), List.of());
        IntStream.range(0, MAILS).forEach(n -> company.receives("anna", SmallCompany.LEE, "Mail " + n));
        company.advance(Duration.ofDays(1));
        product.get(People.class).connect("anna", 30, url -> SmallCompany.upn("anna"));

        slow = true;
        var times = new ArrayList<Duration>();
        for (int minute = 0; minute < 30; minute++) {
            times.addAll(work());
            company.pass(Duration.ofMinutes(1));
        }

        assertThat(company.recorded()).hasSize(MAILS);
        assertThat(times).allMatch(it -> it.compareTo(MaintenanceTask.LONGEST_ON_OLD_MAIL.plus(A_PIECE)) < 0);
        assertThat(times.stream().reduce(Duration.ZERO, Duration::plus))
                .as("time of all jobs")
                .isGreaterThan(A_WRITE.multipliedBy(MAILS));
    }

    private List<Duration> work() {
        var times = new ArrayList<Duration>();
        parts.faultyQueue().workOff(new Random(1), job -> {
            var began = company.now();
            product.get(JobWorker.class).run(job, () -> false);
            times.add(Duration.between(began, company.now()));
        });
        return times;
    }

    private final class SlowWrites extends DelegatingDynamo {

        SlowWrites(Dynamo tables) {
            super(tables);
        }

        @Override
        public OptionalInt transact(List<Write> writes) {
            if (slow) {
                parts.advance(A_WRITE);
            }
            return super.transact(writes);
        }
    }
}
