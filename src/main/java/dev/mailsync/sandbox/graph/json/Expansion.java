package dev.mailsync.sandbox.graph.json;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.View;
import dev.mailsync.sandbox.mailbox.Item;

/** What {@code $expand} adds to a message: its attachments, some of its extended properties, or both. */
public record Expansion(Bases bases, Optional<AttachmentJson> attachments, Optional<ExtendedProperties> properties) {

    private static final String PROPERTIES = "singleValueExtendedProperties";

    private static final String INSIDE = "(?:'[^']*'|[^')])*";
    private static final Pattern PART =
            Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*(\\$\\w+)\\s*=(" + INSIDE + ")\\))?\\s*(?:,|$)");

    /** @param text the option's value, empty if there was none */
    public static Expansion parse(Optional<String> text, View view, Bases bases) {
        var expansion = new Expansion(bases, Optional.empty(), Optional.empty());
        var expand = text.orElse("");
        var part = PART.matcher(expand);
        while (part.regionStart() < expand.length() && part.lookingAt()) {
            expansion = expansion.with(part.group(1) + optional(part.group(2)), optional(part.group(3)), view);
            part.region(part.end(), expand.length());
        }
        if (part.regionStart() < expand.length()) {
            throw unknown(expand);
        }
        return expansion;
    }

    private static String optional(String group) {
        return group == null ? "" : group;
    }

    private Expansion with(String what, String value, View view) {
        return switch (what) {
            case "attachments" ->
                new Expansion(bases, Optional.of(new AttachmentJson(view, Optional.empty())), properties);
            case "attachments$select" ->
                new Expansion(bases, Optional.of(new AttachmentJson(view, Optional.of(value))), properties);
            case PROPERTIES + "$filter" ->
                new Expansion(bases, attachments, Optional.of(ExtendedProperties.parse(value)));
            default -> throw unknown(what);
        };
    }

    private static GraphException unknown(String text) {
        return GraphException.badRequest("Parsing OData Select and Expand failed: " + text);
    }

    public ObjectNode added(ObjectNode json, Item item) {
        attachments.ifPresent(shown -> {
            json.put("attachments@odata.context", bases.graph() + "/$metadata#me/messages/attachments");
            json.set("attachments", Json.array(shown.all(item), node -> node));
        });
        properties.flatMap(wanted -> wanted.of(item)).ifPresent(values -> json.set(PROPERTIES, values));
        return json;
    }
}
