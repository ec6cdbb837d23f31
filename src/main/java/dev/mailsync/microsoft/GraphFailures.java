package dev.mailsync.microsoft;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;

/** Sorts what the Graph SDK throws. By status first, then by code, never by text. */
final class GraphFailures {

    /** Compared without case: Graph spells them in several ways, and sends them with 410 and other statuses. */
    private static final Set<String> CURSOR_LOST = Set.of("syncstatenotfound", "resyncrequired", "syncstateinvalid");

    private GraphFailures() {}

    /** Makes a request, and throws its failure sorted. */
    static <T> T sorting(Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException failure) {
            throw sorted(failure);
        }
    }

    static MicrosoftException sorted(RuntimeException failure) {
        if (failure instanceof MicrosoftException sorted) {
            return sorted;
        }
        if (failure instanceof ApiException answer && answer.getResponseStatusCode() != 0) {
            return sorted(answer.getResponseStatusCode(), codeOf(answer), retryAfter(answer));
        }
        var cause = failure.getCause() instanceof IOException io ? io : failure;
        return new MicrosoftException.Transient(
                new MicrosoftException.Cause("NO_ANSWER", cause.getClass().getSimpleName(), Optional.empty(), failure),
                Optional.empty());
    }

    static MicrosoftException sorted(int status, String code, Optional<Duration> retryAfter) {
        var message = "Graph answered " + status;
        if (status == 410 || CURSOR_LOST.contains(code.toLowerCase(Locale.ROOT))) {
            return new MicrosoftException.CursorLost(MicrosoftException.Cause.of(code, message));
        }
        return switch (status) {
            case 401 -> new MicrosoftException.Unauthorized(MicrosoftException.Cause.of(code, message));
            case 403 -> new MicrosoftException.NeedsUser(MicrosoftException.Cause.of(code, message));
            case 404 -> new MicrosoftException.Gone(MicrosoftException.Cause.of(code, message));
            case 409 -> new MicrosoftException.Exists(MicrosoftException.Cause.of(code, message));
            case 429 -> new MicrosoftException.Transient(MicrosoftException.Cause.of(code, message), retryAfter);
            default ->
                status >= 400 && status < 500
                        ? new MicrosoftException.NeedsOperator(MicrosoftException.Cause.of(code, message))
                        : new MicrosoftException.Transient(MicrosoftException.Cause.of(code, message), retryAfter);
        };
    }

    private static String codeOf(ApiException answer) {
        return Optional.of(answer)
                .filter(ODataError.class::isInstance)
                .map(error -> ((ODataError) error).getError())
                .map(MainError::getCode)
                .filter(code -> !code.isBlank())
                .orElse("HTTP_" + answer.getResponseStatusCode());
    }

    /** Seconds, which Graph has been seen to send with decimals. */
    private static Optional<Duration> retryAfter(ApiException answer) {
        var values = answer.getResponseHeaders() == null
                ? null
                : answer.getResponseHeaders().get("Retry-After");
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofMillis(
                    Math.round(Double.parseDouble(values.iterator().next()) * 1_000)));
        } catch (NumberFormatException aDate) {
            return Optional.empty();
        }
    }
}
