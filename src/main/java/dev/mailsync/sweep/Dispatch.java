package dev.mailsync.sweep;

import java.time.Clock;
import java.util.List;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.DueItems.Due;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.smartmail.SmartMailStore;
import org.jboss.logging.Logger;

/** Claims due work and queues it in batches. A crash in between costs one lease, not a second run. */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    /** The SQS limit per request. */
    private static final int BATCH = 10;

    private enum Claim {
        WON,
        TAKEN,
        FAILED
    }

    private record Claimed(Due due, Claim claim) {}

    private final DueItems dueItems;
    private final SyncQueue queue;
    private final SweepConfig config;
    private final AtOnce atOnce;
    private final Clock clock;

    Dispatch(DueItems dueItems, SyncQueue queue, SweepConfig config, Clock clock) {
        this.dueItems = dueItems;
        this.queue = queue;
        this.config = config;
        this.atOnce = new AtOnce(config.atOnce());
        this.clock = clock;
    }

    void run(List<Due> due, Tally tally) {
        var claimed = atOnce.each(due, this::claim);
        claimed.forEach(it -> count(it, tally));
        var won = claimed.stream()
                .filter(it -> it.claim() == Claim.WON)
                .map(Claimed::due)
                .toList();
        var batches = won.stream().gather(Gatherers.windowFixed(BATCH)).toList();
        var queued = atOnce.each(batches, this::queue).stream()
                .mapToInt(Integer::intValue)
                .sum();
        tally.queued(queued);
        tally.failed(won.size() - queued);
    }

    private static void count(Claimed claimed, Tally tally) {
        switch (claimed.claim()) {
            case WON -> {}
            case TAKEN -> tally.taken();
            case FAILED -> tally.failed(1);
        }
    }

    private Claimed claim(Due due) {
        try {
            return new Claimed(due, dueItems.claim(due, clock.instant(), config.lease()) ? Claim.WON : Claim.TAKEN);
        } catch (RuntimeException e) {
            LOG.errorf("Work on %s could not be queued: %s", due.partitionKey(), e.toString());
            return new Claimed(due, Claim.FAILED);
        }
    }

    private int queue(List<Due> batch) {
        try {
            queue.send(batch.stream().map(Dispatch::job).toList());
            return batch.size();
        } catch (RuntimeException e) {
            var first = batch.getFirst().partitionKey();
            LOG.errorf("Work on %s and %d more could not be queued: %s", first, batch.size() - 1, e.toString());
            return 0;
        }
    }

    private static SyncJob job(Due due) {
        if (due.table() == Table.QUOTAS) {
            return SyncJob.of(new CompanyId(due.partitionKey()));
        }
        var connection = new ConnectionId(due.partitionKey());
        return SmartMailStore.keyOf(due.key())
                .map(key -> SyncJob.smartMail(connection, key))
                .orElseGet(() -> SyncJob.due(connection));
    }
}
