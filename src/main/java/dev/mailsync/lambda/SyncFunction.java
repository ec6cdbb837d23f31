package dev.mailsync.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.mailsync.lambda.JobGroup.Unit;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncJobFormat;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import dev.mailsync.worker.JobWorker;
import org.jboss.logging.Logger;

/** The queue's worker. */
@Named("sync")
@ApplicationScoped
public class SyncFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = Logger.getLogger(SyncFunction.class);

    /** All groups of a batch, so that no mailbox waits for another's job. */
    private static final int AT_ONCE = 10;

    /** Enough for the current request and for saving its result. */
    private static final int RESERVED_MILLIS = 25_000;

    private final SyncJobFormat format;
    private final JobWorker worker;
    private final SyncQueue queue;
    private final Invocations invocations;
    private final Metrics metrics;

    SyncFunction(SyncJobFormat format, JobWorker worker, SyncQueue queue, Invocations invocations, Metrics metrics) {
        this.format = format;
        this.worker = worker;
        this.queue = queue;
        this.invocations = invocations;
        this.metrics = metrics;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return invocations.run(context, () -> failed(event, context));
    }

    private SQSBatchResponse failed(SQSEvent event, Context context) {
        Deadline deadline = () -> context.getRemainingTimeInMillis() < RESERVED_MILLIS;
        var failures = JobGroup.of(messages(event), format).stream()
                .gather(Gatherers.mapConcurrent(AT_ONCE, group -> run(group, deadline)))
                .flatMap(List::stream)
                .map(BatchItemFailure::new)
                .toList();
        metrics.count(Metric.JOBS_FAILED, failures.size());
        return new SQSBatchResponse(failures);
    }

    private static List<SQSMessage> messages(SQSEvent event) {
        if (event == null || event.getRecords() == null) {
            LOG.warn("Ignored an event without Records, which did not come from SQS");
            return List.of();
        }
        return event.getRecords();
    }

    /**
     * Runs each job, whatever happened to the one before: jobs are hints, and their order does not matter.
     *
     * @return the messages to be redelivered
     */
    private List<String> run(JobGroup group, Deadline deadline) {
        var failed = new ArrayList<>(group.unreadable());
        var begun = false;
        for (var unit : group.units()) {
            // If there is no time for a job, it is queued again instead of being cut off midway or counted as an
            // attempt.
            var done = begun && deadline.isNear() ? requeue(unit) : run(unit, deadline);
            begun = true;
            if (!done) {
                failed.addAll(unit.messages());
            }
        }
        return failed;
    }

    private boolean run(Unit unit, Deadline deadline) {
        try {
            worker.run(unit.job(), deadline);
            return true;
        } catch (RuntimeException | Error e) {
            // An error, too, is this job's alone: thrown on, it would have the whole batch redelivered.
            LOG.errorf(e, "Job %s failed and will be redelivered", unit.messages());
            return false;
        }
    }

    private boolean requeue(Unit unit) {
        try {
            queue.send(List.of(unit.job()));
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Job %s was not started and will be redelivered: %s", unit.messages(), e.toString());
            return false;
        }
    }
}
