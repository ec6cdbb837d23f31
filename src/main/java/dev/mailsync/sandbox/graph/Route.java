package dev.mailsync.sandbox.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphResponse;

/** Which call answers which path, and the scopes that allow it. */
record Route(String method, List<String> pattern, List<String> scopes, Function<Call, GraphResponse> answer) {

    static Route on(String method, String pattern, String scopes, Function<Call, GraphResponse> answer) {
        return new Route(method, List.of(pattern.split("/")), List.of(scopes.split(" ")), answer);
    }

    /** The values of the pattern's variables, if the path matches. */
    Optional<Map<String, String>> match(List<String> segments) {
        if (segments.size() != pattern.size()) {
            return Optional.empty();
        }
        var captured = new HashMap<String, String>();
        for (int i = 0; i < pattern.size(); i++) {
            var part = pattern.get(i);
            if (part.startsWith("{")) {
                captured.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equalsIgnoreCase(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(captured);
    }
}
