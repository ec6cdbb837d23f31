package dev.mailsync.microsoft;

import java.io.IOException;

import dev.mailsync.telemetry.Metric;
import dev.mailsync.telemetry.Metrics;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Counts requests to Graph, a batch as one, and those that it refused as too many. */
record GraphMeter(Metrics metrics) implements Interceptor {

    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Response intercept(Chain chain) throws IOException {
        metrics.count(Metric.GRAPH_REQUESTS, 1);
        var response = chain.proceed(chain.request());
        metrics.count(Metric.THROTTLED, response.code() == TOO_MANY_REQUESTS ? 1 : 0);
        return response;
    }
}
