package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.Tier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An AWS for the scripts that change stacks and tables, played by {@link PlayedPrograms}. Unlike that of {@link InfraScript}
 * it has a state, takes its time, and refuses what AWS refuses.
 */
final class PlayedCloud {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    PlayedCloud(Path directory) throws Exception {
        this.directory = Files.createDirectories(directory);
        become(JSON.createObjectNode());
    }

    static void orSkip() throws Exception {
        Program.orSkip(
                "python3 with yaml, jq and setsid", "sh", "-c", "python3 -c 'import yaml' && jq -V && setsid -V");
    }

    JsonNode state() throws IOException {
        return JSON.readTree(directory.resolve("state.json").toFile());
    }

    void become(JsonNode state) throws IOException {
        JSON.writeValue(directory.resolve("state.json").toFile(), state);
        Files.deleteIfExists(directory.resolve("calls"));
        delete(directory.resolve("before"));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.list(directory)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    List<String> calls() throws IOException {
        var calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** What AWS was like before each call of the last script that ran with {@code KEEP}, apart from calls that only look. */
    List<JsonNode> states() throws IOException {
        var states = new LinkedHashMap<JsonNode, JsonNode>();
        allStates().forEach(state -> states.putIfAbsent(withoutLooks(state.deepCopy()), state));
        return List.copyOf(states.values());
    }

    private static JsonNode withoutLooks(JsonNode state) {
        state.findParents("looks").forEach(waiting -> ((ObjectNode) waiting).remove("looks"));
        return state;
    }

    List<JsonNode> allStates() throws IOException {
        var states = new ArrayList<JsonNode>();
        try (var files = Files.list(directory.resolve("before"))) {
            for (var file : files.sorted().toList()) {
                states.add(JSON.readTree(file.toFile()));
            }
        }
        return states;
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    Program succeed(String... command) throws Exception {
        var ran = run(Map.of(), command);
        if (ran.exit() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ran);
        }
        return ran;
    }

    Program run(Map<String, String> environment, String... command) throws Exception {
        var variables = new HashMap<>(environment);
        variables.putAll(PlayedPrograms.environment("cloud", directory));
        variables.put("PAUSE", "0");
        variables.put("RUNS_FOR", "0");
        return Program.run(
                variables,
                Stream.concat(Stream.of("setsid", "--wait"), Stream.of(command)).toArray(String[]::new));
    }

    /** The states at which to kill a script: each in {@code -Pthorough}, else every eighth, the first and the last included. */
    static List<JsonNode> some(List<JsonNode> states) {
        int step = Tier.size(8, 1);
        return IntStream.range(0, states.size())
                .filter(n -> n % step == 0 || n == states.size() - 1)
                .mapToObj(states::get)
                .toList();
    }

    /** Runs it with an eye on what AWS is like before each of its calls. */
    List<JsonNode> watch(String... command) throws Exception {
        become(state());
        var ran = run(Map.of("KEEP", "yes"), command);
        assertThat(ran.exit()).as(ran.said()).isZero();
        return states();
    }
}
