package dev.mailsync.mail.activity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.mailsync.mail.Direction;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.UpdateExpression;

/** Counters with names such as {@code s_20785}: what is counted, and the day since 1970, then a latency's bucket. */
final class OpenDays {

    private static final String SENT = "s_";
    private static final String RECEIVED = "r_";
    private static final String SKIPPED = "k_";
    private static final String LATENCY = "l_";

    private OpenDays() {}

    static UpdateExpression recorded(LocalDate day, Direction direction, Optional<Duration> latency) {
        var counted =
                UpdateExpression.empty().add((direction == Direction.SENT ? SENT : RECEIVED) + day.toEpochDay(), 1);
        return latency.map(it -> counted.add(LATENCY + day.toEpochDay() + "_" + Latencies.bucketOf(it), 1))
                .orElse(counted);
    }

    static UpdateExpression skipped(LocalDate day, long emails) {
        return UpdateExpression.empty().add(SKIPPED + day.toEpochDay(), emails);
    }

    static SortedMap<LocalDate, ActivityDay> from(Item item) {
        var days = new TreeMap<LocalDate, ActivityDay>();
        item.counts(SENT).forEach((day, n) -> add(days, day, new ActivityDay(n, 0, 0, Latencies.NONE)));
        item.counts(RECEIVED).forEach((day, n) -> add(days, day, new ActivityDay(0, n, 0, Latencies.NONE)));
        item.counts(SKIPPED).forEach((day, n) -> add(days, day, new ActivityDay(0, 0, n, Latencies.NONE)));
        item.counts(LATENCY).forEach((name, n) -> {
            var parts = name.split("_");
            var latencies = new Latencies(new TreeMap<>(Map.of(Integer.parseInt(parts[1]), n)));
            add(days, parts[0], new ActivityDay(0, 0, 0, latencies));
        });
        return days;
    }

    private static void add(Map<LocalDate, ActivityDay> days, String epochDay, ActivityDay counted) {
        days.merge(LocalDate.ofEpochDay(Long.parseLong(epochDay)), counted, ActivityDay::plus);
    }

    /** The attributes that count these days. */
    static String[] attributes(SortedMap<LocalDate, ActivityDay> days) {
        return days.entrySet().stream()
                .flatMap(day -> attributes(day.getKey().toEpochDay(), day.getValue()))
                .toArray(String[]::new);
    }

    private static Stream<String> attributes(long day, ActivityDay counted) {
        var counts = Stream.of(
                        Map.entry(SENT, counted.sent()),
                        Map.entry(RECEIVED, counted.received()),
                        Map.entry(SKIPPED, counted.skipped()))
                .filter(it -> it.getValue() > 0)
                .map(it -> it.getKey() + day);
        var latencies = counted.latencies().emails().keySet().stream().map(bucket -> LATENCY + day + "_" + bucket);
        return Stream.concat(counts, latencies);
    }
}
