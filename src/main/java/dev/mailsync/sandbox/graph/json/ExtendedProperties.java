package dev.mailsync.sandbox.graph.json;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.message.MessageClass;

/** Single-value extended properties: what Outlook's own store identifies by number, or by name in a namespace. */
record ExtendedProperties(List<String> ids) {

    // PidTagInternetReferences and PidTagInReplyToId, which Exchange sets from the email's headers.
    private static final Map<String, String> HEADERS =
            Map.of("string 0x1039", "References", "string 0x1042", "In-Reply-To");

    /** PidTagMessageClass. */
    private static final String MESSAGE_CLASS = "string 0x001a";

    private static final List<String> SENSITIVITIES = List.of("personal", "private", "company-confidential");

    private static final String ID = "'((?i:String|Integer|Boolean|SystemTime|Binary|Double|Long) [^']+)'";
    private static final Pattern FULL =
            Pattern.compile("(?i:String|Integer|Boolean|SystemTime|Binary|Double|Long) [^']+");
    private static final Pattern WITH_ID = Pattern.compile("\\(?\\s*id eq " + ID + "\\s*\\)?");

    /** @param filter {@code id eq '…' or id eq '…'} */
    static ExtendedProperties parse(String filter) {
        return new ExtendedProperties(Stream.of(filter.strip().split("\\s+or\\s+"))
                .map(ExtendedProperties::id)
                .toList());
    }

    private static String id(String comparison) {
        var matcher = WITH_ID.matcher(comparison.replaceAll("\\s+", " "));
        if (!matcher.matches()) {
            throw new GraphException(
                    400, "ErrorInvalidUrlQueryFilter", "The filter on extended properties is invalid: " + comparison);
        }
        return matcher.group(1);
    }

    /** The requested properties that the email has; empty if it has none of them. */
    Optional<JsonNode> of(Item item) {
        var present = Json.array(ids.stream().flatMap(id -> show(item, id)).toList(), node -> node);
        return Optional.<JsonNode>of(present).filter(array -> !array.isEmpty());
    }

    /** The properties that a message's JSON sets, by their ids in lower case. */
    static Map<String, String> written(JsonNode message) {
        var written = new HashMap<String, String>();
        message.path("singleValueExtendedProperties").forEach(property -> {
            var id = property.path("id").asText();
            if (!FULL.matcher(id).matches() || !property.path("value").isTextual()) {
                throw new GraphException(
                        400, "ErrorInvalidArgument", "The extended property is invalid: " + property.path("id"));
            }
            written.put(id.toLowerCase(Locale.ROOT), property.path("value").asText());
        });
        return written;
    }

    private static Stream<JsonNode> show(Item item, String id) {
        var name = id.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(HEADERS.get(name))
                .flatMap(item.mail()::header)
                .or(() -> sensitivity(item, name))
                .or(() -> Optional.of(item.mail())
                        .filter(it -> name.equals(MESSAGE_CLASS))
                        .map(MessageClass::of))
                .or(() -> Optional.ofNullable(item.mail().properties().get(name)))
                .map(value -> (JsonNode) Json.object().put("id", id).put("value", value))
                .stream();
    }

    /** PidTagSensitivity, which Exchange sets from the Sensitivity header. */
    private static Optional<String> sensitivity(Item item, String name) {
        return Optional.of(name)
                .filter("integer 0x0036"::equals)
                .flatMap(it -> item.mail().header("Sensitivity"))
                .map(header ->
                        Integer.toString(SENSITIVITIES.indexOf(header.strip().toLowerCase(Locale.ROOT)) + 1));
    }
}
