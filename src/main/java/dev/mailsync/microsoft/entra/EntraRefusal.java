package dev.mailsync.microsoft.entra;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.microsoft.Codes;
import dev.mailsync.microsoft.RetryAfter;

/**
 * A refusal by Entra to issue tokens, with its details.
 *
 * @param error OAuth's, by which Microsoft recommends to decide
 * @param codes Entra's own, such as {@code AADSTS50076}, the most precise one last
 * @param suberror what kind of action helps, such as {@code additional_action}
 * @param traceId by which Microsoft's support finds it
 */
record EntraRefusal(
        int status,
        Optional<String> error,
        List<String> codes,
        Optional<String> suberror,
        Optional<String> traceId,
        Optional<Duration> retryAfter) {

    EntraRefusal {
        codes = List.copyOf(codes);
    }

    /** @param waits the values of {@code Retry-After} */
    static EntraRefusal of(int status, List<String> waits, JsonNode body, Instant now) {
        return new EntraRefusal(
                status,
                Codes.clean(body.path("error").textValue()),
                StreamSupport.stream(body.path("error_codes").spliterator(), false)
                        .map(JsonNode::asText)
                        .filter(it -> it.matches("\\d{1,12}"))
                        .map("AADSTS"::concat)
                        .toList(),
                Codes.clean(body.path("suberror").textValue()),
                Codes.clean(body.path("trace_id").textValue())
                        .or(() -> Codes.clean(body.path("correlation_id").textValue())),
                RetryAfter.longest(waits, now));
    }
}
