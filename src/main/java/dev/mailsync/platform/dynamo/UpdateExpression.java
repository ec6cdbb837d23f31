package dev.mailsync.platform.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an update changes, in any order, because each attribute changes at most once. */
public record UpdateExpression(List<Action> actions) {

    public sealed interface Action {

        String attribute();
    }

    public record Set(String attribute, AttributeValue value) implements Action {}

    /** Keeps an existing value. */
    public record SetIfMissing(String attribute, AttributeValue value) implements Action {}

    public record Remove(String attribute) implements Action {}

    /** Adds to a number, or adds members to a set. */
    public record Add(String attribute, AttributeValue value) implements Action {}

    /** Removes members from a set. */
    public record Delete(String attribute, AttributeValue members) implements Action {}

    public UpdateExpression {
        actions = List.copyOf(actions);
        var attributes = new HashSet<String>();
        for (var action : actions) {
            if (!attributes.add(action.attribute())) {
                throw new IllegalArgumentException("An attribute is changed twice");
            }
        }
    }

    public static UpdateExpression empty() {
        return new UpdateExpression(List.of());
    }

    public UpdateExpression set(String name, AttributeValue value) {
        return with(new Set(name, value));
    }

    public UpdateExpression set(String name, String value) {
        return set(name, Item.text(value));
    }

    public UpdateExpression set(String name, long value) {
        return set(name, Item.number(value));
    }

    public UpdateExpression setIfMissing(String name, AttributeValue value) {
        return with(new SetIfMissing(name, value));
    }

    public UpdateExpression setOrRemove(String name, Optional<String> value) {
        return value.map(text -> set(name, text)).orElseGet(() -> remove(name));
    }

    public UpdateExpression remove(String... names) {
        return with(Stream.of(names).map(Remove::new).toArray(Action[]::new));
    }

    public UpdateExpression add(String name, AttributeValue value) {
        return with(new Add(name, value));
    }

    public UpdateExpression add(String name, long by) {
        return add(name, Item.number(by));
    }

    public UpdateExpression delete(String name, AttributeValue members) {
        return with(new Delete(name, members));
    }

    /** Combines both changes; throws if both change the same attribute. */
    public UpdateExpression and(UpdateExpression other) {
        return with(other.actions.toArray(Action[]::new));
    }

    private UpdateExpression with(Action... more) {
        var all = new ArrayList<>(actions);
        all.addAll(List.of(more));
        return new UpdateExpression(all);
    }
}
