package dev.mailsync.sandbox.graph.call;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The properties of a type. Some appear only if selected, and none without a value. */
public final class Fields<T> {

    private final String type;
    private final Map<String, Function<T, Optional<JsonNode>>> all = new LinkedHashMap<>();
    private final Set<String> byDefault = new LinkedHashSet<>();

    public Fields(String type) {
        this.type = type;
    }

    public Fields<T> add(String name, Function<T, JsonNode> value) {
        byDefault.add(name);
        return onlySelected(name, source -> Optional.of(value.apply(source)));
    }

    public Fields<T> onlySelected(String name, Function<T, Optional<JsonNode>> value) {
        all.put(name, value);
        return this;
    }

    /** @throws GraphException if {@code $select} names an unknown property */
    public Selection select(Optional<String> names) {
        return new Selection(
                names.filter(list -> !list.isBlank()).map(this::known).orElse(byDefault));
    }

    private Set<String> known(String names) {
        var selected =
                Stream.of(names.split(",")).map(String::strip).collect(Collectors.toCollection(LinkedHashSet::new));
        for (var name : selected) {
            if (!all.containsKey(name)) {
                throw new GraphException(
                        400,
                        "RequestBroker--ParseUri",
                        "Parsing OData Select and Expand failed: Could not find a property named '" + name
                                + "' on type '" + type + "'.");
            }
        }
        selected.add("id");
        return selected;
    }

    /** The properties that one request asks for. */
    public final class Selection {

        private final Set<String> names;

        private Selection(Set<String> names) {
            this.names = names;
        }

        public ObjectNode of(T source) {
            var json = Json.object();
            writeTo(json, source);
            return json;
        }

        public void writeTo(ObjectNode json, T source) {
            for (var name : names) {
                all.get(name).apply(source).ifPresent(value -> json.set(name, value));
            }
        }
    }
}
