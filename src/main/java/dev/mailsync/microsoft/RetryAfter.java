package dev.mailsync.microsoft;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code Retry-After}: seconds, which Microsoft also sends with decimals, or a date. Uses the longest of several
 * waits, because retrying too early prolongs it.
 */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern DATE =
            Pattern.compile("[A-Za-z]{3}, \\d{1,2} [A-Za-z]{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");

    private RetryAfter() {}

    /** @param values of all such headers */
    public static Optional<Duration> longest(Collection<String> values, Instant now) {
        return values.stream().flatMap(value -> waits(value, now)).max(Comparator.naturalOrder());
    }

    /** Dates contain a comma, so they are removed before the rest is split. */
    private static Stream<Duration> waits(String value, Instant now) {
        var dates = DATE.matcher(value).results().map(MatchResult::group).flatMap(date -> until(date, now).stream());
        var seconds = Stream.of(DATE.matcher(value).replaceAll("").split(","))
                .map(String::strip)
                .filter(it -> SECONDS.matcher(it).matches())
                .map(it -> Duration.ofMillis(Math.round(Double.parseDouble(it) * 1_000)));
        return Stream.concat(dates, seconds);
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant())).filter(it -> !it.isNegative());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
