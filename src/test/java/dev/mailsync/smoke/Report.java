package dev.mailsync.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The table that the smoke prints, and on failure all that helps to mend the build from afar. */
final class Report {

    private static final int LOG_LINES = 60;
    // How a native executable says what was not registered when it was built.
    private static final Pattern HINTS = Pattern.compile(
            "(?i).*(MissingReflectionRegistration|MissingResource|MissingJNIRegistration|UnsupportedFeatureError|"
                    + "ClassNotFoundException|NoSuchMethodException|NoSuchFieldException|NoClassDefFoundError|"
                    + "Could not find resource|not registered|reflect-config|reachability-metadata|"
                    + "No serializer found|Cannot construct instance|UnsatisfiedLinkError|ServiceConfigurationError).*");

    private final List<String> lines = new ArrayList<>();

    private Report() {}

    static List<String> of(String what, Fleet fleet, Timings timings) {
        var report = new Report();
        report.line("%s", what);
        report.starts(fleet, timings);
        report.calls(timings);
        timings.failures().forEach(failure -> report.failure(failure, fleet));
        return report.lines;
    }

    private void starts(Fleet fleet, Timings timings) {
        line("%-15s %22s %22s %14s", "Function", "ready for first event", "first event answered", "resident now");
        fleet.functions().forEach((name, function) -> {
            var ready = timings.starts().get(name);
            var first = timings.calls().stream()
                    .filter(call -> call.function().equals(name))
                    .findFirst();
            line(
                    "%-15s %22s %22s %14s",
                    name,
                    ready == null ? "never" : millis(ready),
                    ready == null || first.isEmpty()
                            ? "-"
                            : millis(ready.plus(first.get().took())),
                    resident(function.process()));
        });
        line("");
    }

    private void calls(Timings timings) {
        line("%-10s %-15s %-52s %6s %10s", "Step", "Function", "Call", "Answer", "Took");
        for (var call : timings.calls()) {
            line(
                    "%-10s %-15s %-52s %6s %10s",
                    call.step(), call.function(), shortened(call.what(), 52), call.answer(), millis(call.took()));
        }
        line("");
    }

    private void failure(Failure failure, Fleet fleet) {
        line("FAILED: %s, %s", failure.function(), failure.call());
        line("What:   %s", failure.what());
        line("Event:  %s", shortened(failure.event(), 4_000));
        var log = fleet.log(failure.function()).lines().toList();
        var hints = log.stream().filter(line -> HINTS.matcher(line).matches()).distinct();
        line("Hints in the log of %s, of what a native build lacks:", failure.function());
        hints.limit(LOG_LINES).forEach(line -> line("  %s", shortened(line, 1_000)));
        line("The end of the log of %s:", failure.function());
        log.stream().skip(Math.max(0, log.size() - LOG_LINES)).forEach(line -> line("  %s", shortened(line, 4_000)));
        line("");
    }

    private void line(String format, Object... values) {
        lines.add(format.formatted(values));
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,.1f ms", duration.toNanos() / 1e6);
    }

    static String resident(ProcessHandle process) {
        return status(process, "VmRSS:");
    }

    /** The most since it was started. */
    static String mostResident(ProcessHandle process) {
        return status(process, "VmHWM:");
    }

    /** Linux tells; elsewhere it stays unknown. */
    private static String status(ProcessHandle process, String field) {
        try (var status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith(field))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("-");
        } catch (IOException ended) {
            return "-";
        }
    }
}
