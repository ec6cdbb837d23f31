package dev.mailsync.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What was measured: target/bench.json, and the table in docs/performance.md between its markers. Its native column is what
 * the workflow for native executables measured, {@code figures.json} of its artifact.
 */
public final class Results {

    private static final Path JSON = Path.of("target/bench.json");
    private static final Path NATIVE = Path.of("src/test/resources/bench-native.json");
    private static final Path PAGE = Path.of("docs/performance.md");
    private static final String BEGIN = "<!-- bench -->\n";
    private static final String END = "<!-- /bench -->";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Results() {}

    /** @param figures by their names, in words that stand in the table */
    public static synchronized void put(String part, Map<String, ?> figures) {
        try {
            var all = read(JSON);
            all.put("machine", Map.of("Machine", machine()));
            all.put(part, new LinkedHashMap<>(figures));
            Files.writeString(JSON, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            var page = Files.readString(PAGE);
            var begin = page.indexOf(BEGIN) + BEGIN.length();
            Files.writeString(
                    PAGE, page.substring(0, begin) + table(all, read(NATIVE)) + page.substring(page.indexOf(END)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, Object>> read(Path file) throws IOException {
        return Files.exists(file)
                ? MAPPER.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Map<String, Object>>>() {})
                : new LinkedHashMap<>();
    }

    static String table(Map<String, Map<String, Object>> jvm, Map<String, Map<String, Object>> compiled) {
        var table = new StringBuilder("| Part | Figure | JVM | Native |\n|---|---|---|---|\n");
        jvm.forEach((part, figures) -> figures.forEach((name, value) -> {
            var beside = compiled.getOrDefault(part, Map.of()).getOrDefault(name, "");
            table.append("| %s | %s | %s |%s |\n"
                    .formatted(part, name, shown(value), beside.equals("") ? "" : " " + shown(beside)));
        }));
        return table.toString();
    }

    private static Object shown(Object value) {
        return switch (value) {
            case Double number -> rounded(number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> value;
        };
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.0f", value);
    }

    static String machine() throws IOException {
        var runtime = Runtime.getRuntime();
        return "%s, %d cores, %d GB, JDK %s"
                .formatted(
                        first("/proc/cpuinfo", "model name"),
                        runtime.availableProcessors(),
                        Math.round(Long.parseLong(
                                        first("/proc/meminfo", "MemTotal").replaceAll("\\D", ""))
                                / 1048576.0),
                        Runtime.version());
    }

    private static String first(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
