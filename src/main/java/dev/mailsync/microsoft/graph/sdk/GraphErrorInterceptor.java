package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.time.Clock;

import dev.mailsync.microsoft.Failures;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Throws Graph's refusals, classified, before the SDK sees them: the SDK drops status and headers of a refusal that
 * isn't the JSON it knows, such as a proxy's page.
 */
record GraphErrorInterceptor(Clock clock) implements Interceptor {

    /** A range beyond the content is an answer about the content, not a failure. */
    private static final int RANGE_NOT_SATISFIABLE = 416;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        if (response.code() == RANGE_NOT_SATISFIABLE || chain.request().tag(SkipErrorMapping.class) != null) {
            return response;
        }
        if (!response.isSuccessful()) {
            try (response) {
                var refusal = GraphErrorResponse.of(response, clock.instant());
                throw GraphErrorMapper.sorted(isReading(chain.request()) ? refusal.whileReading() : refusal);
            }
        }
        if (isJsonDue(chain.request(), response) && !isJson(response.body().contentType())) {
            response.close();
            throw Failures.notJson("Graph answered " + response.code() + " without JSON", null);
        }
        return response;
    }

    private static boolean isReading(Request request) {
        return request.method().equals("GET");
    }

    private static boolean isJsonDue(Request request, Response response) {
        return response.code() != 204 && request.header("Accept") instanceof String it && it.contains("json");
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && (type.subtype().equalsIgnoreCase("json") || type.subtype().endsWith("+json"));
    }
}
