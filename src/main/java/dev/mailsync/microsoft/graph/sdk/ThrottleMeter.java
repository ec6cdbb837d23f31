package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.util.Set;

import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Counts requests that Microsoft throttled; members of a batch count individually. */
public record ThrottleMeter(Metrics metrics) implements Interceptor {

    private static final Set<Integer> TOO_MUCH = Set.of(429, 509);
    private static final int UNAVAILABLE = 503;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        answered(response.code(), response.header("Retry-After") != null);
        return response;
    }

    /** @param told whether the response says when to retry: without that, a 503 is an outage */
    public void answered(int status, boolean told) {
        if (TOO_MUCH.contains(status) || status == UNAVAILABLE && told) {
            metrics.count(Metric.THROTTLED, 1);
        }
    }
}
