package dev.mailsync.error;

import java.time.Instant;
import java.util.Optional;

/**
 * An error that is not over. Counts its repetitions.
 *
 * @param nextAttemptAt empty if it is not retried automatically
 */
public record OpenError(
        ErrorScope scope,
        String code,
        Kind kind,
        Instant firstAt,
        Instant lastAt,
        int count,
        Optional<Instant> nextAttemptAt,
        Optional<String> traceId) {

    static OpenError first(ErrorScope scope, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        return new OpenError(scope, failure.code(), failure.kind(), now, now, 1, nextAttemptAt, failure.traceId());
    }

    boolean isSame(ErrorScope other, Failure failure) {
        return scope == other && code.equals(failure.code());
    }

    OpenError again(Failure failure, Instant now, Optional<Instant> next) {
        return new OpenError(
                scope,
                code,
                kind,
                firstAt,
                now,
                count + 1,
                next,
                failure.traceId().or(() -> traceId));
    }

    OpenError notTriedAgain() {
        return new OpenError(scope, code, kind, firstAt, lastAt, count, Optional.empty(), traceId);
    }

    public boolean needsPerson() {
        return kind.needsPerson();
    }

    public CatalogueEntry entry() {
        return ErrorCatalogue.entry(code, kind);
    }
}
