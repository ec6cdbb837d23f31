package dev.mailsync.lambda;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mailsync.sweep.Shards;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.sweep.SweepReport;

/**
 * The function that EventBridge Scheduler starts each minute. If several schedules share the work, the event names the
 * shards to sweep, such as {@code {"shards":"0-7"}}; otherwise the function sweeps all.
 */
@Named("sweep")
@ApplicationScoped
public class SweepFunction implements RequestHandler<Map<String, Object>, SweepReport> {

    private static final String SHARDS = "shards";
    private static final int RESERVED_MILLIS = 5_000;

    private final Sweep sweep;
    private final Invocations invocations;

    SweepFunction(Sweep sweep, Invocations invocations) {
        this.sweep = sweep;
        this.invocations = invocations;
    }

    @Override
    public SweepReport handleRequest(Map<String, Object> event, Context context) {
        var shards = event == null || event.get(SHARDS) == null
                ? Shards.ALL
                : Shards.parse(event.get(SHARDS).toString());
        return invocations.run(
                context, () -> sweep.run(shards, () -> context.getRemainingTimeInMillis() < RESERVED_MILLIS));
    }
}
