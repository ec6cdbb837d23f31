package dev.mailsync.lambda;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.sweep.SweepReport;

/** What EventBridge Scheduler starts each minute. The event says nothing that matters here. */
@Named("sweep")
@ApplicationScoped
public class SweepFunction implements RequestHandler<Map<String, Object>, SweepReport> {

    private static final int RESERVED_MILLIS = 5_000;

    private final Sweep sweep;
    private final Invocations invocations;

    SweepFunction(Sweep sweep, Invocations invocations) {
        this.sweep = sweep;
        this.invocations = invocations;
    }

    @Override
    public SweepReport handleRequest(Map<String, Object> event, Context context) {
        return invocations.run(context, () -> sweep.run(() -> context.getRemainingTimeInMillis() < RESERVED_MILLIS));
    }
}
