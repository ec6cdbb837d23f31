package dev.mailsync.dynamo;

import java.util.Optional;

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
}
