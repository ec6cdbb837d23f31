package dev.mailsync.sweep;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.SignIns;
import dev.mailsync.dynamo.DueItems;
import dev.mailsync.dynamo.Table;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.ConnectionId;
import dev.mailsync.mail.SmartMails;
import dev.mailsync.queue.SyncJob;
import dev.mailsync.queue.SyncQueue;
import dev.mailsync.telemetry.Metric;
import dev.mailsync.telemetry.Metrics;
import org.jboss.logging.Logger;

/** Queues what is due, each minute. It does none of the work itself, and its cost follows what is due. */
@ApplicationScoped
public class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private static final int AT_A_TIME = 100;

    private final DueItems dueItems;
    private final SignIns signIns;
    private final CredentialWatch credentialWatch;
    private final SyncQueue queue;
    private final SweepConfig config;
    private final Metrics metrics;
    private final Clock clock;

    Sweep(
            DueItems dueItems,
            SignIns signIns,
            CredentialWatch credentialWatch,
            SyncQueue queue,
            SweepConfig config,
            Metrics metrics,
            Clock clock) {
        this.dueItems = dueItems;
        this.signIns = signIns;
        this.credentialWatch = credentialWatch;
        this.queue = queue;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    public SweepReport run(BooleanSupplier outOfTime) {
        var tally = new Tally();
        signIns.forgetExpired();
        credentialWatch.look();
        for (var shard : dueItems.shards()) {
            sweep(Table.USERS, shard, outOfTime, tally);
            sweep(Table.QUOTAS, shard, outOfTime, tally);
        }
        var report = new SweepReport(tally.queued, tally.taken, tally.failed, !outOfTime.getAsBoolean());
        LOG.infof("Swept: %s", report);
        metrics.count(Metric.SWEEP_QUEUED, report.queued());
        metrics.count(Metric.SWEEP_FAILED, report.failed());
        metrics.measure(Metric.SWEEP_INCOMPLETE, report.complete() ? 0 : 1);
        metrics.measure(Metric.SWEEP_OVERDUE, tally.overdue.toSeconds());
        return report;
    }

    private void sweep(Table table, String shard, BooleanSupplier outOfTime, Tally tally) {
        List<DueItems.Due> due;
        do {
            if (outOfTime.getAsBoolean()) {
                return;
            }
            due = dueItems.of(table, shard, clock.instant(), AT_A_TIME);
            due.forEach(it -> queue(it, tally));
            // What was claimed has left the index; a full page with nothing claimed is another sweep's.
        } while (due.size() == AT_A_TIME && tally.progressed());
    }

    /** Claims before it queues: a crash between the two costs a lease, and not a second run. */
    private void queue(DueItems.Due due, Tally tally) {
        try {
            tally.late(Duration.between(due.at(), clock.instant()));
            if (dueItems.claim(due, clock.instant(), config.lease())) {
                queue.send(List.of(job(due)));
                tally.queued++;
            } else {
                tally.taken++;
            }
        } catch (RuntimeException e) {
            LOG.errorf("Work on %s could not be queued: %s", due.partitionKey(), e.toString());
            tally.failed++;
        }
    }

    private static SyncJob job(DueItems.Due due) {
        if (due.table() == Table.QUOTAS) {
            return SyncJob.of(new CompanyId(due.partitionKey()));
        }
        var connection = new ConnectionId(due.partitionKey());
        return SmartMails.keyOf(due.key())
                .map(key -> SyncJob.smartMail(connection, key))
                .orElseGet(() -> SyncJob.due(connection));
    }

    private static final class Tally {

        private int queued;
        private int taken;
        private int failed;
        private int before;
        private Duration overdue = Duration.ZERO;

        private void late(Duration by) {
            overdue = by.compareTo(overdue) > 0 ? by : overdue;
        }

        private boolean progressed() {
            var progressed = queued > before;
            before = queued;
            return progressed;
        }
    }
}
