package dev.mailsync.lambda;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mailsync.platform.telemetry.LogContext;
import dev.mailsync.platform.telemetry.Metrics;

/** Wraps the work of each function: tags its log lines with the invocation and publishes its metrics. */
@ApplicationScoped
class Invocations {

    static {
        // The JDK keeps five connections per host; sweep and worker use more at once and would reopen the others each
        // time.
        System.setProperty("http.maxConnections", "32");
    }

    private final Metrics metrics;

    Invocations(Metrics metrics) {
        this.metrics = metrics;
    }

    <T> T run(Context context, Supplier<T> work) {
        LogContext.REQUEST.from(context.getAwsRequestId());
        try {
            return work.get();
        } finally {
            metrics.publish();
        }
    }
}
