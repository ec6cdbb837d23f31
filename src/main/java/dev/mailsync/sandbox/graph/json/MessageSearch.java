package dev.mailsync.sandbox.graph.json;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Correspondents;

/**
 * The part of KQL with which {@code $search} on messages finds people: {@code participants:}, {@code from:},
 * {@code to:}, {@code cc:} and {@code bcc:} joined by {@code OR}, and a {@code received>=} date joined to them by
 * {@code AND}. Answered from an index that lags behind new email, with at most 1,000 results, most recently sent first.
 */
public record MessageSearch(Predicate<Item> test) {

    static final int MOST_RESULTS = 1_000;

    /** After this, the index contains a new email. */
    static final Duration INDEX_DELAY = Duration.ofMinutes(1);

    private static final ZoneOffset LAST_TO_BEGIN = ZoneOffset.ofHours(-12);

    private static final Pattern QUERY =
            Pattern.compile("\\(?(?<who>[^()]+?)\\)?(?:\\s+AND\\s+received>=(?<since>\\d{4}-\\d{2}-\\d{2}))?");
    private static final Pattern PROPERTY = Pattern.compile("(participants|from|to|cc|bcc):\"?([^\"\\s]+)\"?");

    public static MessageSearch parse(String text) {
        var query = QUERY.matcher(unquoted(text));
        if (!query.matches()) {
            throw syntaxError(text);
        }
        var who = Stream.of(query.group("who").split("\\s+OR\\s+"))
                .map(MessageSearch::property)
                .reduce(item -> false, Predicate::or);
        var since = query.group("since");
        return new MessageSearch(since == null ? who : who.and(receivedFrom(since)));
    }

    public List<Item> found(List<Item> items, Instant now) {
        return items.stream()
                .filter(item -> !item.modifiedAt().isAfter(now.minus(INDEX_DELAY)))
                .filter(test)
                .sorted(Comparator.comparing(Item::sentAt).reversed())
                .limit(MOST_RESULTS)
                .toList();
    }

    /** Removes the quotes around the query and unescapes those inside it. */
    private static String unquoted(String text) {
        var query = text.strip();
        if (query.length() < 2 || !query.startsWith("\"") || !query.endsWith("\"")) {
            throw syntaxError(text);
        }
        return query.substring(1, query.length() - 1).replace("\\\"", "\"");
    }

    private static Predicate<Item> property(String text) {
        var matcher = PROPERTY.matcher(text.strip());
        if (!matcher.matches()) {
            throw syntaxError(text);
        }
        var wanted = matcher.group(2).toLowerCase(Locale.ROOT);
        var role = matcher.group(1);
        return item -> people(item.mail().correspondents(), role)
                .anyMatch(person -> person.address().toLowerCase(Locale.ROOT).equals(wanted));
    }

    private static Stream<Address> people(Correspondents all, String role) {
        return switch (role) {
            case "from" -> all.from().stream();
            case "to" -> all.to().stream();
            case "cc" -> all.cc().stream();
            case "bcc" -> all.bcc().stream();
            default ->
                Stream.of(
                                all.from().stream(),
                                all.sender().stream(),
                                all.to().stream(),
                                all.cc().stream(),
                                all.bcc().stream())
                        .flatMap(people -> people);
        };
    }

    /** The time zone of the day is not documented, so it starts as late as anywhere on Earth. */
    private static Predicate<Item> receivedFrom(String day) {
        try {
            var since = LocalDate.parse(day).atStartOfDay().toInstant(LAST_TO_BEGIN);
            return item -> !item.receivedAt().isBefore(since);
        } catch (DateTimeParseException noDay) {
            throw syntaxError(day);
        }
    }

    private static GraphException syntaxError(String text) {
        return GraphException.badRequest("Syntax error: " + text + " cannot be searched for.");
    }
}
