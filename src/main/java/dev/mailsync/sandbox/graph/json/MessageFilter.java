package dev.mailsync.sandbox.graph.json;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.message.Address;

/** The part of OData's {@code $filter} that is used to find email: comparisons joined by {@code and}. */
public record MessageFilter(String text, Predicate<Item> test) {

    private static final Pattern COMPARISON =
            Pattern.compile("\\(?\\s*(\\S+)\\s+(eq|ne|ge|gt|le|lt)\\s+('(?:[^']|'')*'|\\S+?)\\s*\\)?");

    /** Items with a single-value extended property of that id and value. */
    private static final Pattern MARKED = Pattern.compile(
            "singleValueExtendedProperties/[Aa]ny\\(\\s*ep:\\s*ep/id eq '([^']+)' and ep/value eq '((?:[^']|'')*)'\\s*\\)");

    public static MessageFilter parse(Optional<String> text) {
        var filter = text.map(String::strip).orElse("");
        if (filter.isEmpty()) {
            return new MessageFilter("", item -> true);
        }
        var marked = MARKED.matcher(filter);
        if (marked.matches()) {
            var id = marked.group(1).toLowerCase(Locale.ROOT);
            var value = marked.group(2).replace("''", "'");
            return new MessageFilter(
                    filter, item -> value.equals(item.mail().properties().get(id)));
        }
        return new MessageFilter(
                filter,
                Stream.of(filter.split("\\s+and\\s+"))
                        .map(MessageFilter::comparison)
                        .reduce(item -> true, Predicate::and));
    }

    /** Exchange can sort only by the property that the filter starts with. */
    public boolean allowsOrderByReceived() {
        return text.isEmpty() || text.replaceFirst("^[(\\s]+", "").startsWith("receivedDateTime");
    }

    private static Predicate<Item> comparison(String text) {
        var matcher = COMPARISON.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text);
        }
        var operator = matcher.group(2);
        var literal = matcher.group(3);
        return switch (matcher.group(1)) {
            case "receivedDateTime" -> time(Item::receivedAt, operator, literal);
            case "sentDateTime" -> time(Item::sentAt, operator, literal);
            case "lastModifiedDateTime" -> time(Item::modifiedAt, operator, literal);
            case "internetMessageId" -> text(Item::messageId, operator, literal);
            case "conversationId" -> text(item -> item.thread().conversationId(), operator, literal);
            case "from/emailAddress/address" -> text(MessageFilter::author, operator, literal);
            case "isDraft" -> flag(item -> item.marks().draft(), operator, literal);
            case "isRead" -> flag(item -> item.marks().read(), operator, literal);
            case "hasAttachments" -> flag(item -> item.mail().hasAttachments(), operator, literal);
            default -> throw invalid(text);
        };
    }

    private static String author(Item item) {
        return item.mail().correspondents().from().map(Address::address).orElse("");
    }

    private static Predicate<Item> time(Function<Item, Instant> field, String operator, String literal) {
        var bound = Json.instant(Json.text(literal));
        return item -> holds(field.apply(item).compareTo(bound), operator);
    }

    private static Predicate<Item> text(Function<Item, String> field, String operator, String literal) {
        if (!literal.startsWith("'") || !(operator.equals("eq") || operator.equals("ne"))) {
            throw invalid(literal);
        }
        var wanted = literal.substring(1, literal.length() - 1).replace("''", "'");
        return item -> field.apply(item).equalsIgnoreCase(wanted) == operator.equals("eq");
    }

    private static Predicate<Item> flag(Predicate<Item> field, String operator, String literal) {
        if (!literal.equals("true") && !literal.equals("false")) {
            throw invalid(literal);
        }
        var wanted = literal.equals("true") == operator.equals("eq");
        return item -> field.test(item) == wanted;
    }

    private static boolean holds(int comparison, String operator) {
        return switch (operator) {
            case "eq" -> comparison == 0;
            case "ne" -> comparison != 0;
            case "ge" -> comparison >= 0;
            case "gt" -> comparison > 0;
            case "le" -> comparison <= 0;
            default -> comparison < 0;
        };
    }

    private static GraphException invalid(String clause) {
        return new GraphException(
                400, "ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes: " + clause);
    }
}
