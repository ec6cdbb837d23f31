package dev.mailsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where a process spends its CPU time: the JDK's sampling by CPU time (JEP 509), sorted by whose code it was. */
public final class CpuTime {

    public static final String OURS = "our own code";

    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.CPUTimeSample">
                <setting name="enabled">true</setting>
                <setting name="throttle">1ms</setting>
                <setting name="stackTrace">true</setting>
              </event>
            </configuration>
            """;

    /** @param millis by owner; @param frames the topmost frames of our own, by milliseconds */
    public record Samples(Map<String, Double> millis, Map<String, Double> frames) {

        public double total() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        public double of(String owner) {
            return millis.getOrDefault(owner, 0.0);
        }

        public List<String> hottest() {
            return frames.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .map(frame -> "%8.0f ms  %s".formatted(frame.getValue(), frame.getKey()))
                    .toList();
        }
    }

    private CpuTime() {}

    public static void start(ProcessHandle process) throws IOException, InterruptedException {
        var settings = Files.createTempFile("cpu-time", ".jfc");
        Files.writeString(settings, SETTINGS);
        jcmd(process, "JFR.start", "name=bench", "settings=" + settings);
    }

    public static void stop(ProcessHandle process, Path recording) throws IOException, InterruptedException {
        jcmd(process, "JFR.stop", "name=bench", "filename=" + recording.toAbsolutePath());
    }

    public static Samples byOwner(Path recording) throws IOException {
        var millis = new TreeMap<String, Double>();
        var frames = new HashMap<String, Double>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    count(event, millis, frames);
                }
            }
        }
        return new Samples(millis, frames);
    }

    private static void count(RecordedEvent event, Map<String, Double> millis, Map<String, Double> frames) {
        var period = event.getDuration("samplingPeriod").toNanos() / 1e6;
        var stack = event.getStackTrace();
        var frame = stack == null
                ? null
                : stack.getFrames().stream()
                        .filter(candidate -> !ofJdk(name(candidate)))
                        .findFirst()
                        .orElse(null);
        var owner = frame == null ? "the JDK's own threads" : owner(name(frame));
        millis.merge(owner, period, Double::sum);
        frames.merge(
                owner + ": "
                        + (frame == null
                                ? ""
                                : name(frame) + "." + frame.getMethod().getName()),
                period,
                Double::sum);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static boolean ofJdk(String name) {
        return name.matches("(java|javax|jdk|sun|com\\.sun)\\..*");
    }

    /** What the framework makes around a bean of ours is the framework's. */
    private static String owner(String name) {
        if (name.startsWith("dev.mailsync.") && !name.matches(".*(_ClientProxy|_Bean|_Subclass).*")) {
            return OURS;
        }
        if (name.startsWith("com.microsoft.") || name.startsWith("okhttp3.") || name.startsWith("okio.")) {
            return "Microsoft's SDK";
        }
        return name.startsWith("software.amazon.") || name.startsWith("com.amazonaws.")
                ? "AWS's SDK"
                : "framework and others";
    }

    private static void jcmd(ProcessHandle process, String... command) throws IOException, InterruptedException {
        var full = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid())));
        full.addAll(List.of(command));
        var run = new ProcessBuilder(full).redirectErrorStream(true).start();
        var said = new String(run.getInputStream().readAllBytes(), UTF_8);
        if (run.waitFor() != 0) {
            throw new AssertionError(full + " said " + said);
        }
    }
}
