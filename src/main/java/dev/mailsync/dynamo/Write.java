package dev.mailsync.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One write of a transaction, or one write alone. */
public sealed interface Write {

    Table table();

    Optional<Condition> condition();

    record Put(Table table, Item item, Optional<Condition> condition) implements Write {}

    record Delete(Table table, Item key, Optional<Condition> condition) implements Write {}

    /** Writes nothing, but the transaction happens only if the condition holds. */
    record Check(Table table, Item key, Condition holds) implements Write {

        @Override
        public Optional<Condition> condition() {
            return Optional.of(holds);
        }
    }

    /** Creates the item if it is missing, unless the condition forbids it. */
    record Update(Table table, Item key, Expression expression, Optional<Condition> condition) implements Write {}

    static Write put(Table table, Item item) {
        return new Put(table, item, Optional.empty());
    }

    static Write put(Table table, Item item, Condition onlyIf) {
        return new Put(table, item, Optional.of(onlyIf));
    }

    static Write delete(Table table, Item key) {
        return new Delete(table, key, Optional.empty());
    }

    static Write delete(Table table, Item key, Condition onlyIf) {
        return new Delete(table, key, Optional.of(onlyIf));
    }

    static Write check(Table table, Item key, Condition holds) {
        return new Check(table, key, holds);
    }

    static Update update(Table table, Item key, Expression expression) {
        return new Update(table, key, expression, Optional.empty());
    }

    static Update update(Table table, Item key, Expression expression, Condition onlyIf) {
        return new Update(table, key, expression, Optional.of(onlyIf));
    }

    /** What an update changes. */
    final class Expression {

        private final List<String> set = new ArrayList<>();
        private final List<String> remove = new ArrayList<>();
        private final List<String> add = new ArrayList<>();
        private final List<String> delete = new ArrayList<>();
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, AttributeValue> values = new HashMap<>();

        public static Expression nothing() {
            return new Expression();
        }

        public Expression set(String name, AttributeValue value) {
            set.add("#" + name + " = " + bind(name, value));
            return this;
        }

        public Expression set(String name, String value) {
            return set(name, Item.text(value));
        }

        public Expression set(String name, long value) {
            return set(name, Item.number(value));
        }

        public Expression setAll(Item attributes) {
            attributes.attributes().forEach(this::set);
            return this;
        }

        public Expression remove(String... attributes) {
            for (var name : attributes) {
                names.put("#" + name, name);
                remove.add("#" + name);
            }
            return this;
        }

        /** Counts a number up or puts members into a set. */
        public Expression add(String name, AttributeValue value) {
            add.add("#" + name + " " + bind(name, value));
            return this;
        }

        public Expression add(String name, long by) {
            return add(name, Item.number(by));
        }

        /** Takes members out of a set. */
        public Expression delete(String name, AttributeValue members) {
            delete.add("#" + name + " " + bind(name, members));
            return this;
        }

        Map<String, String> names() {
            return names;
        }

        Map<String, AttributeValue> values() {
            return values;
        }

        String render() {
            var clauses = new ArrayList<String>();
            clause("SET", set, clauses);
            clause("REMOVE", remove, clauses);
            clause("ADD", add, clauses);
            clause("DELETE", delete, clauses);
            return String.join(" ", clauses);
        }

        private static void clause(String keyword, List<String> parts, List<String> clauses) {
            if (!parts.isEmpty()) {
                clauses.add(keyword + " " + String.join(", ", parts));
            }
        }

        private String bind(String name, AttributeValue value) {
            names.put("#" + name, name);
            values.put(":" + name, value);
            return ":" + name;
        }
    }
}
