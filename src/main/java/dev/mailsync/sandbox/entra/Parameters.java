package dev.mailsync.sandbox.entra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.core.MultivaluedMap;

/** The parameters of an OAuth request, each at most once. */
record Parameters(Map<String, String> values) {

    Parameters {
        values = Map.copyOf(values);
    }

    static Parameters of(MultivaluedMap<String, String> values) {
        var first = new HashMap<String, String>();
        values.forEach((name, all) -> first.put(name, all.getFirst()));
        return new Parameters(first);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** @throws EntraException if it is absent */
    String require(String name) {
        return get(name).orElseThrow(() -> EntraException.missing(name));
    }

    Set<String> scopes() {
        return get("scope").stream()
                .flatMap(scopes -> Stream.of(scopes.strip().split("\\s+")))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean prompts(String way) {
        return get("prompt").filter(way::equals).isPresent();
    }
}
