package dev.mailsync.sweep;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.DueItems.Due;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import dev.mailsync.signin.SignIns;
import org.jboss.logging.Logger;

/**
 * Queues due work each minute. It does none of the work itself, and its cost depends on the amount of due work. It
 * serves a page of each shard before the next page of any.
 */
@ApplicationScoped
public class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    /** How many to claim before queueing them: few enough that losing them in a crash is cheap. */
    private static final int CHUNK = 500;

    private final DueItems dueItems;
    private final Dispatch dispatch;
    private final SignIns signIns;
    private final CredentialWatch credentialWatch;
    private final AtOnce atOnce;
    private final Metrics metrics;
    private final Clock clock;

    Sweep(
            DueItems dueItems,
            Dispatch dispatch,
            SignIns signIns,
            CredentialWatch credentialWatch,
            SweepConfig config,
            Metrics metrics,
            Clock clock) {
        this.dueItems = dueItems;
        this.dispatch = dispatch;
        this.signIns = signIns;
        this.credentialWatch = credentialWatch;
        this.atOnce = new AtOnce(config.atOnce());
        this.metrics = metrics;
        this.clock = clock;
    }

    public SweepReport run(Deadline deadline) {
        return run(Shards.ALL, deadline);
    }

    public SweepReport run(Shards shards, Deadline deadline) {
        var tally = new Tally();
        if (shards.isFirst()) {
            forgetSignIns(tally);
            credentialWatch.look();
        }
        var lanes = Stream.of(Table.USERS, Table.QUOTAS)
                .flatMap(table -> shards.names().stream().map(shard -> Lane.of(table, shard)))
                .toList();
        do {
            lanes = round(lanes, deadline, tally);
        } while (!lanes.isEmpty() && !deadline.isNear());
        return told(tally, !deadline.isNear());
    }

    /** @return the lanes that may have more */
    private List<Lane> round(List<Lane> lanes, Deadline deadline, Tally tally) {
        // Reads the first pages even if there is no time to serve them: they show how late each shard is.
        var pages = pages(lanes, tally);
        pages.stream()
                .flatMap(page -> page.due().stream())
                .sorted(Comparator.comparing(Due::at))
                .gather(Gatherers.windowFixed(CHUNK))
                .takeWhile(chunk -> !deadline.isNear())
                .forEach(chunk -> dispatch.run(chunk, tally));
        return pages.stream().filter(Lane.Page::isFull).map(Lane.Page::next).toList();
    }

    private List<Lane.Page> pages(List<Lane> lanes, Tally tally) {
        var read = atOnce.each(lanes, this::page);
        var pages = read.stream().flatMap(Optional::stream).toList();
        tally.failed(read.size() - pages.size());
        var now = clock.instant();
        pages.forEach(page -> page.oldest().ifPresent(at -> tally.late(Duration.between(at, now))));
        return pages;
    }

    /** Empty if the page cannot be read. */
    private Optional<Lane.Page> page(Lane lane) {
        try {
            return Optional.of(new Lane.Page(
                    lane, dueItems.of(lane.table(), lane.shard(), lane.after(), clock.instant(), Lane.PAGE)));
        } catch (RuntimeException e) {
            LOG.errorf("Shard %s of %s could not be queued: %s", lane.shard(), lane.table(), e.toString());
            return Optional.empty();
        }
    }

    private void forgetSignIns(Tally tally) {
        try {
            signIns.forgetExpired();
        } catch (RuntimeException e) {
            LOG.errorf("Expired sign-ins could not be deleted: %s", e.toString());
            tally.failed(1);
        }
    }

    private SweepReport told(Tally tally, boolean complete) {
        var report = tally.report(complete);
        LOG.infof("Swept: %s", report);
        metrics.count(Metric.SWEEP_QUEUED, report.queued());
        metrics.count(Metric.SWEEP_FAILED, report.failed());
        metrics.measure(Metric.SWEEP_INCOMPLETE, report.complete() ? 0 : 1);
        metrics.measure(Metric.SWEEP_OVERDUE, tally.overdue().toSeconds());
        return report;
    }
}
