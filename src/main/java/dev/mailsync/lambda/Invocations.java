package dev.mailsync.lambda;

import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mailsync.platform.telemetry.LogContext;
import dev.mailsync.platform.telemetry.Metrics;

/** What goes around the work of each function: its lines of the log name the invocation, and what it measured is told. */
@ApplicationScoped
class Invocations {

    static {
        // JDK keeps five connections to a host, and sweep and worker use more at once: the others would be made each
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
