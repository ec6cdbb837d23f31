package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftException;
import okhttp3.Request;

/** Sends several GETs as one {@code $batch}. */
final class GraphBatch {

    /** The SDK removes exactly this prefix to make a member's URL relative, whatever Graph's real address is. */
    private static final String ASSUMED_BASE = "https://graph.microsoft.com/v1.0";

    private final GraphServiceClient client;
    private final ThrottleMeter meter;
    private final Clock clock;

    GraphBatch(GraphServiceClient client, ThrottleMeter meter, Clock clock) {
        this.client = client;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * The responses by request name, without resources that don't exist. Throws the worst of all other failures of
     * members: everything is then requested again, which is cheaper than losing one.
     */
    <T extends Parsable> Map<String, T> get(Map<String, RequestInformation> requests, ParsableFactory<T> factory) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var content = new BatchRequestContent(client);
        var nameById = new LinkedHashMap<String, String>();
        requests.forEach((name, request) -> nameById.put(content.addBatchRequestStep(step(request)), name));
        return found(post(content), nameById, factory);
    }

    private <T extends Parsable> Map<String, T> found(
            BatchAnswer answer, Map<String, String> nameById, ParsableFactory<T> factory) {
        var found = new LinkedHashMap<String, T>();
        var failures = new ArrayList<MicrosoftException>();
        nameById.forEach((id, name) -> answer.found(id, factory)
                .ifPresentOrElse(
                        it -> found.put(name, it), () -> failures.add(sorted(answer.refusal(id, clock.instant())))));
        failures.removeIf(GraphBatch::isMissing);
        Failures.worst(failures).ifPresent(worst -> {
            throw worst;
        });
        return found;
    }

    private MicrosoftException sorted(GraphErrorResponse refusal) {
        meter.answered(refusal.status(), refusal.retryAfter().isPresent());
        return GraphErrorMapper.sorted(refusal);
    }

    private static boolean isMissing(MicrosoftException failure) {
        return failure instanceof MicrosoftException.Gone || failure instanceof MicrosoftException.NotAFailure;
    }

    private BatchAnswer post(BatchRequestContent content) {
        try {
            var request = client.getBatchRequestBuilder().toPostRequestInformation(content);
            request.headers.add("Accept", "application/json");
            try (var response = RawAnswer.to(request, client.getRequestAdapter())) {
                return BatchAnswer.read(response);
            }
        } catch (IOException brokenOff) {
            throw Failures.noAnswer(brokenOff);
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
