package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.gson.JsonSyntaxException;
import com.microsoft.kiota.ApiException;
import dev.mailsync.error.CatalogueEntry;
import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftException;

/**
 * Classifies Graph's refusals: by status if that decides, otherwise by the catalogue of codes, and only in one case by
 * text.
 */
final class GraphErrorMapper {

    private static final String EXTENSION_ERROR = "ExtensionError";

    private GraphErrorMapper() {}

    /** Makes a request and reads its response; throws failures of either classified. */
    static <T> T sorting(Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException failure) {
            throw sorted(failure);
        }
    }

    /**
     * The same for anything except messages: messages come and go, but other missing resources don't come back.
     *
     * @param goneCode the catalogue's code for the missing resource
     */
    static <T> T sorting(String goneCode, Supplier<T> request) {
        try {
            return sorting(request);
        } catch (MicrosoftException.NotAFailure missing) {
            throw new MicrosoftException.Gone(
                    new MicrosoftException.Cause(goneCode, missing.getMessage(), missing.traceId(), missing));
        }
    }

    static MicrosoftException sorted(RuntimeException failure) {
        if (failure instanceof MicrosoftException sorted) {
            return sorted;
        }
        if (failure instanceof ApiException answer && answer.getResponseStatusCode() != 0) {
            return sorted(GraphErrorResponse.of(answer.getResponseStatusCode()));
        }
        return causes(failure).anyMatch(JsonSyntaxException.class::isInstance)
                ? unreadable(failure)
                : causes(failure)
                        .filter(IOException.class::isInstance)
                        .findFirst()
                        .map(Failures::noAnswer)
                        .orElseGet(() -> unreadable(failure));
    }

    static MicrosoftException sorted(GraphErrorResponse refusal) {
        if (refusal.status() == 410 || refusal.entries().anyMatch(it -> it.kind() == Kind.CURSOR_LOST)) {
            return new MicrosoftException.CursorLost(why(refusal, Kind.CURSOR_LOST));
        }
        if (refusal.longestLife().isPresent()) {
            return new MicrosoftException.TooLong(
                    why(refusal, "SUBSCRIPTION_TOO_LONG"), refusal.longestLife().get());
        }
        return switch (refusal.status()) {
            case 401 -> new MicrosoftException.Unauthorized(why(refusal, Kind.NEEDS_USER));
            case 409 -> new MicrosoftException.Exists(why(refusal, Kind.NOT_A_FAILURE));
            case 429, 509 -> throttled(refusal);
            default -> byCatalogue(refusal);
        };
    }

    /** Whatever else it says: throttling is no reason to stop retrying a mailbox. */
    private static MicrosoftException throttled(GraphErrorResponse refusal) {
        var code = refusal.codes().reversed().stream()
                .filter(it -> ErrorCatalogue.find(it)
                        .filter(entry -> entry.kind() == Kind.TRANSIENT && entry.selfResolving())
                        .isPresent())
                .findFirst()
                .orElse(httpCode(refusal));
        return new MicrosoftException.Transient(why(refusal, code), refusal.retryAfter());
    }

    private static MicrosoftException byCatalogue(GraphErrorResponse refusal) {
        if (isExtensionRefused(refusal)) {
            return new MicrosoftException.NeedsTenantAdmin(why(refusal, "EXTENSION_REFUSED"));
        }
        var kind = refusal.entries().findFirst().map(CatalogueEntry::kind).orElseGet(() -> byStatus(refusal));
        return Failures.of(kind, why(refusal, kind), refusal.retryAfter());
    }

    /** With these statuses the mailbox can't be reached; with others a service is busy. */
    private static boolean isExtensionRefused(GraphErrorResponse refusal) {
        return (refusal.status() == 403 || refusal.status() == 404)
                && refusal.deepestKnown()
                        .filter(EXTENSION_ERROR::equalsIgnoreCase)
                        .isPresent();
    }

    private static Kind byStatus(GraphErrorResponse refusal) {
        // An overloaded Graph sends empty ones; if it names a reason, the request itself is wrong.
        if (refusal.status() == 400 && !refusal.codes().isEmpty()) {
            return Kind.NEEDS_OPERATOR;
        }
        return ErrorCatalogue.find(httpCode(refusal))
                .map(CatalogueEntry::kind)
                .orElse(refusal.status() >= 400 && refusal.status() < 500 ? Kind.NEEDS_OPERATOR : Kind.TRANSIENT);
    }

    /** A code that contradicts the decision would mislead its readers. */
    private static MicrosoftException.Cause why(GraphErrorResponse refusal, Kind kind) {
        var known = refusal.codes().reversed().stream()
                .filter(it -> ErrorCatalogue.find(it)
                        .filter(entry -> entry.kind() == kind)
                        .isPresent());
        var unknown =
                refusal.codes().stream().filter(it -> ErrorCatalogue.find(it).isEmpty());
        return why(refusal, Stream.concat(known, unknown).findFirst().orElse(httpCode(refusal)));
    }

    private static MicrosoftException.Cause why(GraphErrorResponse refusal, String code) {
        return new MicrosoftException.Cause(code, "Graph answered " + refusal.status(), refusal.requestId(), null);
    }

    private static String httpCode(GraphErrorResponse refusal) {
        return "HTTP_" + refusal.status();
    }

    private static MicrosoftException unreadable(RuntimeException failure) {
        return Failures.notJson("Graph's answer could not be read", failure);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(20);
    }
}
