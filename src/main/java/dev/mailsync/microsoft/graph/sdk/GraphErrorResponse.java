package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.error.CatalogueEntry;
import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.microsoft.Codes;
import dev.mailsync.microsoft.RetryAfter;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * Graph's refusal of a request, or of a member of a batch, with its details.
 *
 * @param codes most general first, each nested in the one before; without those that say nothing
 * @param longestLife how long a subscription may last, if we asked for more
 * @param requestId by which Microsoft's support finds it
 */
record GraphErrorResponse(
        int status,
        List<String> codes,
        Optional<String> requestId,
        Optional<Duration> retryAfter,
        Optional<Duration> longestLife) {

    /** Matches the text, because the code means many other things as well (docs-contrib 7726). */
    private static final Pattern TOO_LONG =
            Pattern.compile("(?i)expiration can only be ([0-9][0-9,]{0,7})(?:\\.0+)? minutes?\\b");

    private static final int CONFLICT = 409;
    private static final int LOCKED = 423;

    private static final long LONGEST = 64 * 1024;
    private static final int DEEPEST = 10;
    private static final String REQUEST_ID = "request-id";

    GraphErrorResponse {
        codes = List.copyOf(codes);
    }

    static GraphErrorResponse of(int status) {
        return new GraphErrorResponse(status, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static GraphErrorResponse of(Response response, Instant now) {
        return of(response.code(), response.headers(), LenientJson.parse(text(response)), now);
    }

    static GraphErrorResponse of(int status, Headers headers, JsonNode body, Instant now) {
        var errors = nested(body.path("error"));
        return new GraphErrorResponse(
                status,
                errors.stream().flatMap(it -> code(it, status).stream()).toList(),
                errors.reversed().stream()
                        .map(it -> it.path(REQUEST_ID).textValue())
                        .flatMap(it -> Codes.clean(it).stream())
                        .findFirst()
                        .or(() -> Codes.clean(headers.get(REQUEST_ID))),
                RetryAfter.longest(headers.values("Retry-After"), now),
                errors.stream().flatMap(it -> longestLife(it).stream()).findFirst());
    }

    /** Reading can't conflict with anything: something else is changing the resource at the same moment. */
    GraphErrorResponse whileReading() {
        return status == CONFLICT
                ? new GraphErrorResponse(LOCKED, List.of(), requestId, retryAfter, longestLife)
                : this;
    }

    private static Optional<Duration> longestLife(JsonNode error) {
        var text = TOO_LONG.matcher(error.path("message").asText(""));
        return text.find()
                ? Optional.of(Duration.ofMinutes(Long.parseLong(text.group(1).replace(",", ""))))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    /** The most specific code that the catalogue knows. */
    Optional<String> deepestKnown() {
        return codes.reversed().stream()
                .filter(it -> ErrorCatalogue.find(it).isPresent())
                .findFirst();
    }

    Stream<CatalogueEntry> entries() {
        return codes.reversed().stream().flatMap(it -> ErrorCatalogue.find(it).stream());
    }

    /** A body that breaks off while we read it counts as empty. */
    private static String text(Response response) {
        try {
            return response.peekBody(LONGEST).string();
        } catch (IOException brokenOff) {
            return "";
        }
    }

    private static List<JsonNode> nested(JsonNode error) {
        var errors = new ArrayList<JsonNode>();
        for (var at = error; !at.isMissingNode() && errors.size() < DEEPEST; at = inner(at)) {
            errors.add(at);
        }
        return errors;
    }

    /** Graph spells it both ways. */
    private static JsonNode inner(JsonNode error) {
        return error.has("innerError") ? error.get("innerError") : error.path("innererror");
    }

    private static Optional<String> code(JsonNode error, int status) {
        var code = Codes.clean(
                error.isTextual() ? error.textValue() : error.path("code").textValue());
        if (code.filter("UnknownError"::equalsIgnoreCase).isPresent()) {
            return status == 429 ? Optional.of("TooManyRequests") : Optional.empty();
        }
        return code;
    }
}
