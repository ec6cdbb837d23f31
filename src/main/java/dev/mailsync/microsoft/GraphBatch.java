package dev.mailsync.microsoft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.content.BatchResponseContent;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import okhttp3.Request;

/** Several GETs as one {@code $batch}. */
final class GraphBatch {

    /** The SDK cuts exactly this prefix off to make a member's URL relative, wherever Graph really is. */
    private static final String ASSUMED_BASE = "https://graph.microsoft.com/v1.0";

    private final GraphServiceClient client;

    GraphBatch(GraphServiceClient client) {
        this.client = client;
    }

    /**
     * The answers by the names of the requests, without those that were 404. Any other failure of a member is thrown:
     * the rest is then asked for again, which is cheaper than to lose one.
     */
    <T extends Parsable> Map<String, T> get(Map<String, RequestInformation> requests, ParsableFactory<T> factory) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var content = new BatchRequestContent(client);
        var nameById = new LinkedHashMap<String, String>();
        requests.forEach((name, request) -> nameById.put(content.addBatchRequestStep(step(request)), name));
        var response = post(content);
        var statuses = response.getResponsesStatusCode();
        var found = new LinkedHashMap<String, T>();
        nameById.forEach((id, name) -> {
            int status = statuses.getOrDefault(id, 504);
            if (status == 200) {
                found.put(name, response.getResponseById(id, factory));
            } else if (status != 404) {
                throw GraphFailures.sorted(status, "BATCH_MEMBER", Optional.empty());
            }
        });
        return found;
    }

    private BatchResponseContent post(BatchRequestContent content) {
        try {
            return client.getBatchRequestBuilder().post(content, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request step(RequestInformation request) {
        try {
            request.pathParameters.put("baseurl", ASSUMED_BASE);
            var step = new Request.Builder().url(request.getUri().toURL());
            request.headers
                    .entrySet()
                    .forEach(header -> header.getValue().forEach(value -> step.addHeader(header.getKey(), value)));
            return step.build();
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
