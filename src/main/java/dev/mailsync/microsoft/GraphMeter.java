package dev.mailsync.microsoft;

import java.io.IOException;

import dev.mailsync.telemetry.Metric;
import dev.mailsync.telemetry.Metrics;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Counts requests to Graph, a batch as one. */
record GraphMeter(Metrics metrics) implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        metrics.count(Metric.GRAPH_REQUESTS, 1);
        return chain.proceed(chain.request());
    }
}
