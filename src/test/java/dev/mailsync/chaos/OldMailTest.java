package dev.mailsync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

import dev.mailsync.connection.Status;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.settings.Disabling;
import dev.mailsync.sync.scan.BackfillBudget;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a job on old email keeps a worker, where each call of a table takes its time. */
class OldMailTest {

    private static final Duration A_CALL = Duration.ofMillis(100);

    private static final int MAILS = 200;

    /** What is done before and after a piece of work that just fits. */
    private static final Duration A_PIECE = Duration.ofSeconds(4);

    private final InMemoryProduct product = new InMemoryProduct(SlowTables::new);
    private final ChaosParts parts = product.parts();
    private final SmallCompany company = new SmallCompany(product);
    private boolean slow;

    @Test
    void aHistoryIsImportedByJobsOfSecondsBetweenWhichOthersHaveTheirTurn() {
        company.world().addMailbox(SmallCompany.upn("anna"), Optional.empty(), Optional.empty(), List.of());
        IntStream.range(0, MAILS).forEach(n -> company.receives("anna", SmallCompany.LEE, "Mail " + n));
        company.advance(Duration.ofDays(1));
        product.get(People.class).connect("anna", 30, url -> SmallCompany.upn("anna"));

        var times = slowly();

        assertThat(company.recorded()).hasSize(MAILS);
        assertThatOthersHadTheirTurn(times);
    }

    @Test
    void soIsARemoval() {
        company.with("anna");
        IntStream.range(0, MAILS).forEach(n -> company.receives("anna", SmallCompany.LEE, "Mail " + n));
        company.work();
        company.disables("anna", Disabling.History.REMOVE);

        var times = slowly();

        assertThat(company.recorded()).isEmpty();
        assertThat(company.connection("anna").status()).isEqualTo(Status.NOT_CONFIGURED);
        assertThatOthersHadTheirTurn(times);
    }

    @Test
    void aRemovalWaitsWhileItsCompanyHasItsShareAndIsDoneAfterwards() {
        company.with("anna");
        company.receives("anna", SmallCompany.LEE, "Mail");
        company.work();
        company.disables("anna", Disabling.History.REMOVE);
        var budget = product.get(BackfillBudget.class);
        while (budget.ask(People.ACME, Duration.ofSeconds(8)).isEmpty()) {
            // As if other mailboxes had asked.
        }

        work();
        assertThat(company.recorded()).containsExactly("Mail");
        company.pass(Duration.ofMinutes(12));

        assertThat(company.recorded()).isEmpty();
    }

    private static void assertThatOthersHadTheirTurn(List<Duration> times) {
        assertThat(times).allMatch(it -> it.compareTo(MaintenanceTask.LONGEST_ON_OLD_MAIL.plus(A_PIECE)) < 0);
        assertThat(times.stream().reduce(Duration.ZERO, Duration::plus))
                .as("time of all jobs")
                .isGreaterThan(A_CALL.multipliedBy(MAILS));
    }

    private List<Duration> slowly() {
        slow = true;
        var times = new ArrayList<Duration>();
        for (int minute = 0; minute < 30; minute++) {
            times.addAll(work());
            company.pass(Duration.ofMinutes(1));
        }
        return times;
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

    private final class SlowTables extends DelegatingDynamo {

        SlowTables(Dynamo tables) {
            super(tables);
        }

        @Override
        public OptionalInt transact(List<Write> writes) {
            take(1);
            return super.transact(writes);
        }

        @Override
        public void deleteAll(Table table, Collection<Item> keys) {
            take(keys.size());
            super.deleteAll(table, keys);
        }

        private void take(int calls) {
            if (slow) {
                parts.advance(A_CALL.multipliedBy(calls));
            }
        }
    }
}
