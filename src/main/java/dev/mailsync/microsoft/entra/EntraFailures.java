package dev.mailsync.microsoft.entra;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.error.CatalogueEntry;
import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftException;

/**
 * Classifies refusals of the token endpoint by OAuth {@code error}, as Microsoft recommends. Entra's own codes tell the
 * cause, the last one most precisely, and decide only if they know better than the error. Texts never decide.
 */
final class EntraFailures {

    /**
     * Our own fault even if Entra calls the grant invalid. All other codes of ours say that our client authentication
     * failed, which {@code invalid_grant} rules out: {@code [70002, 70008]} is an expired grant (azure-cli 242). A
     * federated credential is never a grant here, and Entra has reported it with several errors
     * (azure-workload-identity 616 and 1200).
     */
    private static final Set<String> OURS_WHATEVER_THE_ERROR = Set.of(
            "AADSTS500112",
            "AADSTS50196",
            "AADSTS700005",
            "AADSTS700084",
            "AADSTS70021",
            "AADSTS700211",
            "AADSTS700212",
            "AADSTS700213",
            "AADSTS7002131",
            "AADSTS7002138");

    private EntraFailures() {}

    static MicrosoftException sorted(EntraRefusal refusal) {
        if (refusal.status() == 429) {
            return failure(refusal, Kind.TRANSIENT, throttled(refusal));
        }
        if (refusal.error().isEmpty() && refusal.status() < 500) {
            return failure(refusal, Kind.TRANSIENT, "NOT_JSON");
        }
        return telling(refusal)
                .map(code -> failure(refusal, kind(code).orElseThrow(), code))
                .orElseGet(() -> failure(refusal, byError(refusal), unknownOr(refusal)));
    }

    private static Optional<String> telling(EntraRefusal refusal) {
        var numbers = fromLast(refusal.codes()).sorted(Comparator.comparing(EntraFailures::passes));
        return Stream.concat(numbers, refusal.suberror().stream())
                .filter(code -> kind(code)
                        .filter(kind -> isTelling(code, kind, refusal))
                        .isPresent())
                .findFirst();
    }

    /** A transient code counts only without a lasting one beside it: Entra has been seen to send both. */
    private static boolean isTelling(String code, Kind ofCode, EntraRefusal refusal) {
        var ofError = byError(refusal);
        return switch (ofCode) {
            case NEEDS_TENANT_ADMIN -> true;
            case NEEDS_OPERATOR ->
                isNew(refusal.error()) || ofError != Kind.NEEDS_USER || OURS_WHATEVER_THE_ERROR.contains(code);
            case TRANSIENT ->
                ofError == Kind.TRANSIENT || refusal.codes().stream().allMatch(EntraFailures::passes);
            case NEEDS_USER, GONE, CURSOR_LOST, NOT_A_FAILURE -> isNew(refusal.error()) || ofCode == ofError;
        };
    }

    /** If we don't know the OAuth error, Entra's code is all we have. */
    private static boolean isNew(Optional<String> error) {
        return error.filter(it -> kind(it).isEmpty()).isPresent();
    }

    private static Stream<String> fromLast(List<String> codes) {
        return codes.reversed().stream();
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
            // Includes 401, which OAuth uses for failed client authentication.
            default -> status > 400 && status < 500 ? Kind.NEEDS_OPERATOR : Kind.TRANSIENT;
        };
    }

    /** Even a code that we don't know can be looked up at Microsoft. */
    private static String unknownOr(EntraRefusal refusal) {
        return fromLast(refusal.codes())
                .filter(code -> kind(code).isEmpty())
                .findFirst()
                .or(refusal::error)
                .orElse("HTTP_" + refusal.status());
    }

    private static String throttled(EntraRefusal refusal) {
        return refusal.codes().stream()
                .filter(code -> ErrorCatalogue.find(code)
                        .filter(it -> it.kind() == Kind.TRANSIENT && it.selfResolving())
                        .isPresent())
                .findFirst()
                .orElse("HTTP_429");
    }

    private static MicrosoftException failure(EntraRefusal refusal, Kind kind, String code) {
        // The codes can be looked up at Microsoft, whatever else we report.
        var message = "Entra answered %d %s".formatted(refusal.status(), refusal.codes());
        return Failures.of(
                kind, new MicrosoftException.Cause(code, message, refusal.traceId(), null), refusal.retryAfter());
    }

    private static Optional<Kind> kind(String code) {
        return ErrorCatalogue.find(code).map(CatalogueEntry::kind);
    }
}
