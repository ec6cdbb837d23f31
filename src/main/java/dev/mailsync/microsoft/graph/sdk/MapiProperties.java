package dev.mailsync.microsoft.graph.sdk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;

/** What only Exchange's own properties say about a message: requested with the envelope, as {@code $expand}. */
final class MapiProperties {

    /** PidTagInReplyToId and PidTagInternetReferences: unlike headers, email in Sent Items has them as well. */
    private static final String IN_REPLY_TO = "String 0x1042";

    private static final String REFERENCES = "String 0x1039";

    /** Identifies a Smart Mail: a named property of our own. */
    static final String MARKER = "String {5b1f6c0e-8d2a-4f57-9a33-6c1d0e7b42f9} Name MailSyncSmartMail";

    /** PidTagSensitivity: 2 is private, 3 confidential. 1 is personal, which hides nothing. */
    private static final String SENSITIVITY = "Integer 0x0036";

    private static final String MESSAGE_CLASS = "String 0x001A";

    static final String EXPANDED = Stream.of(IN_REPLY_TO, REFERENCES, MARKER, SENSITIVITY, MESSAGE_CLASS)
            .map("id eq '%s'"::formatted)
            .collect(Collectors.joining(" or ", "singleValueExtendedProperties($filter=", ")"));

    private final List<SingleValueLegacyExtendedProperty> properties;

    private MapiProperties(List<SingleValueLegacyExtendedProperty> properties) {
        this.properties = properties;
    }

    static MapiProperties of(Message message) {
        return new MapiProperties(Objects.requireNonNullElse(message.getSingleValueExtendedProperties(), List.of()));
    }

    /**
     * @return Message-IDs: References, oldest first; In-Reply-To repeats the last of them, names another, or comes
     *     alone
     */
    List<String> references() {
        var references = new LinkedHashSet<String>();
        Stream.of(REFERENCES, IN_REPLY_TO)
                .flatMap(this::values)
                .flatMap(value -> Stream.of(value.strip().split("\\s+")))
                .filter(id -> !id.isEmpty())
                .forEach(references::addLast);
        return List.copyOf(references);
    }

    boolean isConfidential() {
        return value(SENSITIVITY).filter(it -> it.equals("2") || it.equals("3")).isPresent();
    }

    Optional<String> messageClass() {
        return value(MESSAGE_CLASS);
    }

    Optional<String> marker() {
        return value(MARKER);
    }

    private Optional<String> value(String id) {
        return values(id).findFirst();
    }

    private Stream<String> values(String id) {
        return properties.stream()
                .filter(property -> id.equalsIgnoreCase(property.getId()))
                .map(SingleValueLegacyExtendedProperty::getValue)
                .filter(Objects::nonNull);
    }
}
