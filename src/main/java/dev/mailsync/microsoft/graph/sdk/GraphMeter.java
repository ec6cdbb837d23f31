package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;

import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Counts requests to Graph; a batch counts as one. */
record GraphMeter(Metrics metrics) implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        metrics.count(Metric.GRAPH_REQUESTS, 1);
        return chain.proceed(chain.request());
    }
}
