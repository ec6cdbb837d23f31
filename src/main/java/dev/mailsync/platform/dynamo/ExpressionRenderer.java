package dev.mailsync.platform.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Renders conditions and updates in DynamoDB's expression language, with placeholders for all names and values. */
final class ExpressionRenderer {

    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();
    private final String update;
    private final String condition;

    private ExpressionRenderer(Optional<UpdateExpression> update, Optional<Condition> condition) {
        this.update = update.map(this::clauses).orElse(null);
        this.condition = condition.map(this::render).orElse(null);
    }

    static ExpressionRenderer of(Optional<Condition> condition) {
        return new ExpressionRenderer(Optional.empty(), condition);
    }

    static ExpressionRenderer of(Write.Update update) {
        return new ExpressionRenderer(Optional.of(update.expression()), update.condition());
    }

    String update() {
        return update;
    }

    /** Null if there is none, as the SDK expects. */
    String condition() {
        return condition;
    }

    /** Null if there are none: DynamoDB rejects an empty map. */
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }

    private String clauses(UpdateExpression expression) {
        var clauses = new LinkedHashMap<String, List<String>>();
        for (var action : expression.actions()) {
            switch (action) {
                case UpdateExpression.Set it ->
                    clause(clauses, "SET").add(name(it.attribute()) + " = " + value(it.value()));
                case UpdateExpression.SetIfMissing it ->
                    clause(clauses, "SET")
                            .add("%1$s = if_not_exists(%1$s, %2$s)".formatted(name(it.attribute()), value(it.value())));
                case UpdateExpression.Remove it -> clause(clauses, "REMOVE").add(name(it.attribute()));
                case UpdateExpression.Add it ->
                    clause(clauses, "ADD").add(name(it.attribute()) + " " + value(it.value()));
                case UpdateExpression.Delete it ->
                    clause(clauses, "DELETE").add(name(it.attribute()) + " " + value(it.members()));
            }
        }
        var rendered = new ArrayList<String>();
        clauses.forEach((keyword, parts) -> rendered.add(keyword + " " + String.join(", ", parts)));
        return String.join(" ", rendered);
    }

    private static List<String> clause(Map<String, List<String>> clauses, String keyword) {
        return clauses.computeIfAbsent(keyword, ignored -> new ArrayList<>());
    }

    private String render(Condition condition) {
        return switch (condition) {
            case Condition.Absent it -> "attribute_not_exists(" + name(it.attribute()) + ")";
            case Condition.Present it -> "attribute_exists(" + name(it.attribute()) + ")";
            case Condition.OneOf it ->
                name(it.attribute()) + " IN ("
                        + String.join(
                                ", ", it.values().stream().map(this::value).toList()) + ")";
            case Condition.Contains it ->
                "contains(" + name(it.attribute()) + ", " + value(Item.text(it.member())) + ")";
            case Condition.Below it -> name(it.attribute()) + " < " + value(Item.number(it.bound()));
            case Condition.BelowAttribute it -> name(it.attribute()) + " < " + name(it.bound());
            case Condition.Not it -> "NOT (" + render(it.condition()) + ")";
            case Condition.Both it -> "(" + render(it.one()) + ") AND (" + render(it.other()) + ")";
            case Condition.Either it -> "(" + render(it.one()) + ") OR (" + render(it.other()) + ")";
        };
    }

    private String name(String attribute) {
        // Numbered, because placeholders allow fewer characters than names.
        var placeholder = placeholders.computeIfAbsent(attribute, missing -> "#n" + placeholders.size());
        names.put(placeholder, attribute);
        return placeholder;
    }

    private String value(AttributeValue value) {
        var placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
