package dev.mailsync.smoke;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What a smoke measured, by the names of the benchmark's rows. That of native executables is the native column of its table. */
final class SmokeFigures {

    private SmokeFigures() {}

    static void write(Path file, Fleet fleet, Timings timings) throws IOException {
        var starts = new TreeMap<String, String>();
        timings.starts().forEach((function, took) -> starts.put(row(function, "ready after ms"), millis(took)));
        var memory = new TreeMap<String, String>();
        fleet.functions()
                .forEach((name, function) ->
                        memory.put(name + ": MB under load", Report.mostResident(function.process())));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(file.toFile(), Map.of("Start-up", starts, "Memory", memory));
    }

    /** As {@code StartBench} names it: by the handler. */
    private static String row(String function, String figure) {
        return function.toLowerCase(Locale.ROOT) + ": " + figure;
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d", duration.toMillis());
    }
}
