package dev.mailsync.microsoft;

import java.util.Comparator;
import java.util.Optional;

import dev.mailsync.failure.CatalogueEntry;
import dev.mailsync.failure.ErrorCatalogue;
import dev.mailsync.failure.Kind;

/**
 * Sorts what the token endpoint refuses by its OAuth {@code error}, as Microsoft asks. Entra's own numbers tell the cause, and
 * decide only where what they say is better known than the error; texts say nothing.
 */
final class EntraFailures {

    private EntraFailures() {}

    static MicrosoftException sorted(EntraRefusal refusal) {
        if (refusal.status() == 429) {
            return failure(refusal, Kind.TRANSIENT, throttled(refusal));
        }
        if (refusal.error().isEmpty() && refusal.status() < 500) {
            return failure(refusal, Kind.TRANSIENT, "NOT_JSON");
        }
        var sort = byError(refusal);
        var telling = refusal.codes().stream()
                .sorted(Comparator.comparing(EntraFailures::passes))
                .filter(code ->
                        kind(code).filter(it -> isTelling(it, sort, refusal)).isPresent())
                .findFirst();
        return telling.map(code -> failure(refusal, kind(code).orElseThrow(), code))
                .orElseGet(() -> failure(refusal, sort, unknownOr(refusal)));
    }

    /**
     * Administrators and our own registration are named by numbers alone. A passing trouble counts only where nothing lasting
     * stands beside it: Entra has been seen to send both, and then the lasting one is meant.
     */
    private static boolean isTelling(Kind ofCode, Kind ofError, EntraRefusal refusal) {
        return switch (ofCode) {
            case NEEDS_TENANT_ADMIN, NEEDS_OPERATOR -> true;
            case TRANSIENT ->
                ofError == Kind.TRANSIENT || refusal.codes().stream().allMatch(EntraFailures::passes);
            case NEEDS_USER, GONE, CURSOR_LOST, NOT_A_FAILURE -> ofCode == ofError;
        };
    }

    private static boolean passes(String code) {
        return kind(code).filter(Kind.TRANSIENT::equals).isPresent();
    }

    private static Kind byError(EntraRefusal refusal) {
        return refusal.error().flatMap(EntraFailures::kind).orElseGet(() -> byStatus(refusal.status()));
    }

    private static Kind byStatus(int status) {
        return switch (status) {
            case 400, 408 -> Kind.TRANSIENT;
            case 403 -> Kind.NEEDS_USER;
            // 401 among them, which OAuth has for a client that is not who it says it is.
            default -> status > 400 && status < 500 ? Kind.NEEDS_OPERATOR : Kind.TRANSIENT;
        };
    }

    /** A number that we do not know is still what to look up at Microsoft's. */
    private static String unknownOr(EntraRefusal refusal) {
        return refusal.codes().stream()
                .filter(code -> kind(code).isEmpty())
                .findFirst()
                .or(refusal::error)
                .orElse("HTTP_" + refusal.status());
    }

    private static String throttled(EntraRefusal refusal) {
        return refusal.codes().stream()
                .filter(code -> ErrorCatalogue.find(code)
                        .filter(it -> it.kind() == Kind.TRANSIENT && it.passing())
                        .isPresent())
                .findFirst()
                .orElse("HTTP_429");
    }

    private static MicrosoftException failure(EntraRefusal refusal, Kind kind, String code) {
        var message = "Entra answered " + refusal.status();
        return Failures.of(
                kind, new MicrosoftException.Cause(code, message, refusal.traceId(), null), refusal.retryAfter());
    }

    private static Optional<Kind> kind(String code) {
        return ErrorCatalogue.find(code).map(CatalogueEntry::kind);
    }
}
