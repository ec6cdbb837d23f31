package dev.mailsync.lambda;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mailsync.queue.SyncJobFormat;
import dev.mailsync.sync.Worker;
import dev.mailsync.telemetry.Metric;
import dev.mailsync.telemetry.Metrics;
import org.jboss.logging.Logger;

/** The queue's worker. */
@Named("sync")
@ApplicationScoped
public class SyncFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = Logger.getLogger(SyncFunction.class);

    private static final String GROUP = "MessageGroupId";

    /** Enough for the request that is under way and for saving what it brought. */
    private static final int RESERVED_MILLIS = 25_000;

    private final SyncJobFormat format;
    private final Worker worker;
    private final Invocations invocations;
    private final Metrics metrics;

    SyncFunction(SyncJobFormat format, Worker worker, Invocations invocations, Metrics metrics) {
        this.format = format;
        this.worker = worker;
        this.invocations = invocations;
        this.metrics = metrics;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return invocations.run(context, () -> failed(event, context));
    }

    private SQSBatchResponse failed(SQSEvent event, Context context) {
        BooleanSupplier outOfTime = () -> context.getRemainingTimeInMillis() < RESERVED_MILLIS;
        var failedGroups = new HashSet<String>();
        var failures = new ArrayList<BatchItemFailure>();
        var begun = false;
        for (var message : event.getRecords()) {
            var group = message.getAttributes().getOrDefault(GROUP, message.getMessageId());
            // What there is no time for goes back untouched, instead of being cut off half-way; and what follows a
            // failure in the same mailbox has to wait for it, as the queue keeps their order.
            var waits = failedGroups.contains(group) || begun && outOfTime.getAsBoolean();
            begun = true;
            if (waits || !done(message, outOfTime)) {
                failedGroups.add(group);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        metrics.count(Metric.JOBS_FAILED, failures.size());
        return new SQSBatchResponse(List.copyOf(failures));
    }

    private boolean done(SQSMessage message, BooleanSupplier outOfTime) {
        try {
            worker.run(format.read(message.getBody()), outOfTime);
            return true;
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.errorf(e, "Job %s failed and will come again", message.getMessageId());
            return false;
        }
    }
}
