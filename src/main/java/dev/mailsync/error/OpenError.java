package dev.mailsync.error;

import java.time.Instant;
import java.util.Optional;

/**
 * An error that is not over. Its repeats are counted.
 *
 * @param nextAttemptAt empty where it is not tried again by itself
 */
public record OpenError(
        ErrorScope topic,
        String code,
        Kind kind,
        Instant firstAt,
        Instant lastAt,
        int count,
        Optional<Instant> nextAttemptAt,
        Optional<String> traceId) {

    static OpenError first(ErrorScope topic, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        return new OpenError(topic, failure.code(), failure.kind(), now, now, 1, nextAttemptAt, failure.traceId());
    }

    boolean isSame(ErrorScope other, Failure failure) {
        return topic == other && code.equals(failure.code());
    }

    OpenError again(Failure failure, Instant now, Optional<Instant> next) {
        return new OpenError(
                topic,
                code,
                kind,
                firstAt,
                now,
                count + 1,
                next,
                failure.traceId().or(() -> traceId));
    }

    OpenError notTriedAgain() {
        return new OpenError(topic, code, kind, firstAt, lastAt, count, Optional.empty(), traceId);
    }

    public boolean needsPerson() {
        return kind.needsPerson();
    }

    public CatalogueEntry entry() {
        return ErrorCatalogue.entry(code, kind);
    }
}
