package dev.mailsync.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an update changes, in any order, as each attribute is changed once at most. */
public record Expression(List<Action> actions) {

    public sealed interface Action {

        String attribute();
    }

    public record Set(String attribute, AttributeValue value) implements Action {}

    /** Leaves a value that is there. */
    public record SetIfMissing(String attribute, AttributeValue value) implements Action {}

    public record Remove(String attribute) implements Action {}

    /** Counts a number up or puts members into a set. */
    public record Add(String attribute, AttributeValue value) implements Action {}

    /** Takes members out of a set. */
    public record Delete(String attribute, AttributeValue members) implements Action {}

    public Expression {
        actions = List.copyOf(actions);
        var attributes = new HashSet<String>();
        for (var action : actions) {
            if (!attributes.add(action.attribute())) {
                throw new IllegalArgumentException("An attribute is changed twice");
            }
        }
    }

    public static Expression nothing() {
        return new Expression(List.of());
    }

    public Expression set(String name, AttributeValue value) {
        return with(new Set(name, value));
    }

    public Expression set(String name, String value) {
        return set(name, Item.text(value));
    }

    public Expression set(String name, long value) {
        return set(name, Item.number(value));
    }

    public Expression setIfMissing(String name, AttributeValue value) {
        return with(new SetIfMissing(name, value));
    }

    public Expression setOrRemove(String name, Optional<String> value) {
        return value.map(text -> set(name, text)).orElseGet(() -> remove(name));
    }

    public Expression remove(String... names) {
        return with(Stream.of(names).map(Remove::new).toArray(Action[]::new));
    }

    public Expression add(String name, AttributeValue value) {
        return with(new Add(name, value));
    }

    public Expression add(String name, long by) {
        return add(name, Item.number(by));
    }

    public Expression delete(String name, AttributeValue members) {
        return with(new Delete(name, members));
    }

    /** Both changes; throws if they are of the same attribute. */
    public Expression and(Expression other) {
        return with(other.actions.toArray(Action[]::new));
    }

    private Expression with(Action... more) {
        var all = new ArrayList<>(actions);
        all.addAll(List.of(more));
        return new Expression(all);
    }
}
