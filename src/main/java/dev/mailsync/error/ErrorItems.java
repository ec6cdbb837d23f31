package dev.mailsync.error;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

import dev.mailsync.platform.dynamo.Item;

/** Converts errors to items, and to texts within a connection's item. */
public final class ErrorItems {

    private static final String SEPARATOR = "|";

    private ErrorItems() {}

    static Item fill(Item item, LoggedError logged) {
        var error = logged.error();
        item.with("topic", error.scope().name())
                .with("code", error.code())
                .with("kind", error.kind().name())
                .with("firstAt", error.firstAt())
                .with("lastAt", error.lastAt())
                .with("count", error.count())
                .with("nextAttemptAt", error.nextAttemptAt().orElse(null))
                .with("traceId", error.traceId().orElse(null))
                .with("resolvedAt", logged.resolvedAt().orElse(null));
        logged.gap()
                .ifPresent(gap ->
                        item.with("gapFrom", gap.from()).with("gapTo", gap.to()).with("recovered", gap.recovered()));
        return item;
    }

    static LoggedError logged(Item item) {
        var error = new OpenError(
                ErrorScope.valueOf(item.string("topic")),
                item.string("code"),
                Kind.valueOf(item.string("kind")),
                item.instant("firstAt"),
                item.instant("lastAt"),
                (int) item.number("count"),
                item.optionalInstant("nextAttemptAt"),
                item.optionalString("traceId"));
        return new LoggedError(
                error,
                item.optionalInstant("resolvedAt"),
                item.optionalInstant("gapFrom")
                        .map(from -> new Gap(from, item.instant("gapTo"), item.number("recovered"))));
    }

    /** Codes and trace ids contain only letters, digits and a few other characters, never the separator. */
    public static String text(OpenError error) {
        return String.join(
                SEPARATOR,
                error.scope().name(),
                error.code(),
                error.kind().name(),
                error.firstAt().toString(),
                error.lastAt().toString(),
                Integer.toString(error.count()),
                error.nextAttemptAt().map(Instant::toString).orElse(""),
                error.traceId().orElse(""));
    }

    public static OpenError error(String text) {
        var parts = text.split("\\|", -1);
        return new OpenError(
                ErrorScope.valueOf(parts[0]),
                parts[1],
                Kind.valueOf(parts[2]),
                Instant.parse(parts[3]),
                Instant.parse(parts[4]),
                Integer.parseInt(parts[5]),
                given(parts[6]).map(Instant::parse),
                given(parts[7]));
    }

    private static Optional<String> given(String part) {
        return Optional.of(part).filter(Predicate.not(String::isEmpty));
    }
}
