package dev.mailsync.platform.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the API contract with what all calls share: the problems that any call can return, the problem format, and
 * the token. Each call's own part is in {@code META-INF/openapi.yaml}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

    private static final String ANSWER = "x-answer";

    private static final Map<String, String> ANYWHERE = Map.of(
            "400", "- `BAD_JSON`: The body is not the JSON that is expected here, or has an unknown field.",
            "401", "- `UNAUTHORIZED`: A valid CRM bearer token is required.",
            "403", """
                    - `FORBIDDEN`: The caller's role does not allow this.
                    - `TOKEN_INCOMPLETE`: The token does not say whose it is.""",
            "413", "- `TOO_LARGE`: The body is larger than this call allows.",
            "429",
                    "- `TOO_MANY_REQUESTS`: There were too many calls in this minute. Retry-After says when there may be more.",
            "500", "- `INTERNAL_ERROR`: Something went wrong on our side. Nothing is lost. Try again later.",
            "503", "- `BUSY`: Too many requests are changing the same item. Try again in a moment.");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().forEach((path, item) -> complete(path, item));
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            boolean closed = path.startsWith("/v1/");
            boolean sends = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.DELETE;
            removeGuesses(operation);
            if (closed) {
                ANYWHERE.forEach((status, problems) -> {
                    if (sends || !status.equals("400") && !status.equals("413")) {
                        add(operation, status, problems);
                    }
                });
                operation.setSecurity(
                        List.of(OASFactory.createSecurityRequirement().addScheme("crm")));
            }
            settle(operation);
        });
    }

    /** Removes what the framework assumes about a call whose responses are documented. */
    private static void removeGuesses(Operation operation) {
        var responses = operation.getResponses();
        var guessed = responses.getAPIResponse("200");
        if (guessed != null && "OK".equals(guessed.getDescription()) && hasOtherSuccess(operation)) {
            responses.removeAPIResponse("200");
        }
        answer(operation).ifPresent(text -> {
            if (responses.hasAPIResponse("200")) {
                responses.getAPIResponse("200").setDescription(text);
            } else {
                responses.addAPIResponse("200", OASFactory.createAPIResponse().description(text));
            }
        });
        removeIf(responses, "401", "Not Authorized");
        removeIf(responses, "403", "Not Allowed");
    }

    private static void removeIf(APIResponses responses, String status, String guess) {
        if (responses.hasAPIResponse(status)
                && guess.equals(responses.getAPIResponse(status).getDescription())) {
            responses.removeAPIResponse(status);
        }
    }

    /** The documented description of status 200, which the framework would replace with its own. */
    private static Optional<String> answer(Operation operation) {
        var answer = Optional.ofNullable(operation.getExtensions()).map(all -> all.get(ANSWER));
        operation.removeExtension(ANSWER);
        return answer.map(Object::toString);
    }

    private static boolean hasOtherSuccess(Operation operation) {
        return operation.getResponses().getAPIResponses().keySet().stream()
                .anyMatch(status -> !status.equals("200") && status.compareTo("400") < 0);
    }

    private static void add(Operation operation, String status, String problems) {
        var responses = operation.getResponses();
        var known = responses.getAPIResponse(status);
        var response = known == null ? OASFactory.createAPIResponse() : known;
        response.setDescription(known == null ? problems : known.getDescription() + "\n" + problems);
        responses.addAPIResponse(status, response);
    }

    /** Sorted by status, whatever the order in which they were found. */
    private static void settle(Operation operation) {
        var responses = OASFactory.createAPIResponses();
        new TreeMap<>(operation.getResponses().getAPIResponses()).forEach((status, response) -> {
            if (status.compareTo("400") >= 0) {
                response.setContent(problem());
            }
            responses.addAPIResponse(status, response);
        });
        operation.setResponses(responses);
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }
}
