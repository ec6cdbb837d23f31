package dev.mailsync.error;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A connection's open errors, latest last. */
public record OpenErrors(List<OpenError> all) {

    public static final OpenErrors NONE = new OpenErrors(List.of());

    /** Each has a row that is written in the connection's transaction. */
    private static final int MOST = 20;

    public OpenErrors {
        all = all.stream().sorted(Comparator.comparing(OpenError::lastAt)).toList();
    }

    /** Counts an error that is already open. With twenty different ones open, new ones are ignored. */
    public OpenErrors with(ErrorScope scope, Failure failure, Instant now, Optional<Instant> nextAttemptAt) {
        var same = all.stream().filter(it -> it.isSame(scope, failure)).findFirst();
        if (same.isEmpty() && all.size() >= MOST) {
            return this;
        }
        var rest = new ArrayList<>(all);
        same.ifPresent(rest::remove);
        rest.add(same.map(it -> it.again(failure, now, nextAttemptAt))
                .orElseGet(() -> OpenError.first(scope, failure, now, nextAttemptAt)));
        return new OpenErrors(rest);
    }

    public OpenErrors without(ErrorScope scope) {
        return of(scope).findAny().isEmpty()
                ? this
                : new OpenErrors(all.stream().filter(it -> it.scope() != scope).toList());
    }

    /** Nothing is retried automatically anymore. */
    public OpenErrors givenUp() {
        return new OpenErrors(all.stream().map(OpenError::notTriedAgain).toList());
    }

    public Stream<OpenError> of(ErrorScope scope) {
        return all.stream().filter(it -> it.scope() == scope);
    }

    /** The latest error that needs a person, otherwise the latest. */
    public Optional<OpenError> telling(ErrorScope scope) {
        return of(scope)
                .filter(OpenError::needsPerson)
                .reduce((one, later) -> later)
                .or(() -> latest(scope));
    }

    public Optional<OpenError> latest(ErrorScope scope) {
        return of(scope).reduce((one, later) -> later);
    }
}
