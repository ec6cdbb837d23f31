package dev.mailsync.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** What of a contract was taken away from those who rely on it, and what more is asked of them. */
final class ContractChanges {

    /** Words for people, which bind nobody. */
    private static final List<String> WORDS =
            List.of("description", "summary", "example", "examples", "title", "info", "tags");

    private final List<String> found = new ArrayList<>();

    private ContractChanges() {}

    static List<String> breaking(String before, String after) throws JsonProcessingException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var changes = new ContractChanges();
        changes.compare("", yaml.readValue(before, Object.class), yaml.readValue(after, Object.class));
        return changes.found;
    }

    private void compare(String path, Object before, Object after) {
        switch (before) {
            case Map<?, ?> map when after instanceof Map<?, ?> now -> compareMaps(path, map, now);
            case List<?> list when after instanceof List<?> now -> compareLists(path, list, now);
            default -> {
                if (!Objects.equals(before, after)) {
                    found.add(path + ": was " + before + ", is " + after);
                }
            }
        }
    }

    private void compareMaps(String path, Map<?, ?> before, Map<?, ?> after) {
        for (var entry : before.entrySet()) {
            var name = String.valueOf(entry.getKey());
            if (WORDS.contains(name) && !path.endsWith("/properties")) {
                continue;
            }
            if (after.containsKey(entry.getKey())) {
                compare(path + "/" + name, entry.getValue(), after.get(entry.getKey()));
            } else {
                found.add(path + "/" + name + ": is gone");
            }
        }
        if (!before.containsKey("required") && after.containsKey("required") && before.containsKey("properties")) {
            found.add(path + "/required: is new");
        }
    }

    /** Enumerated values may become more, required fields may not. */
    private void compareLists(String path, List<?> before, List<?> after) {
        if (path.endsWith("/parameters")) {
            compareMaps(path, byName(before), byName(after));
            return;
        }
        before.stream().filter(it -> !after.contains(it)).forEach(it -> found.add(path + ": lost " + it));
        if (path.endsWith("/required")) {
            after.stream().filter(it -> !before.contains(it)).forEach(it -> found.add(path + ": demands " + it));
        }
    }

    private static Map<?, ?> byName(List<?> parameters) {
        return parameters.stream()
                .map(Map.class::cast)
                .collect(Collectors.toMap(parameter -> parameter.get("name"), parameter -> parameter));
    }
}
