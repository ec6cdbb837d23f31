package dev.mailsync.platform.dynamo;

import java.time.Instant;
import java.util.Optional;

/** One write, in a transaction or on its own. */
public sealed interface Write {

    Table table();

    /** The item, or its key. */
    Item key();

    Optional<Condition> condition();

    record Put(Table table, Item item, Optional<Condition> condition) implements Write {

        @Override
        public Item key() {
            return item;
        }
    }

    /** Puts an item at a position that readers may pass after a time: its transaction never starts later than that. */
    record Timed(Table table, Item item, Instant notAfter) implements Write {

        @Override
        public Item key() {
            return item;
        }

        @Override
        public Optional<Condition> condition() {
            return Optional.empty();
        }
    }

    record Delete(Table table, Item key, Optional<Condition> condition) implements Write {}

    /** Writes nothing, but the transaction happens only if the condition holds. */
    record Check(Table table, Item key, Condition holds) implements Write {

        @Override
        public Optional<Condition> condition() {
            return Optional.of(holds);
        }
    }

    /** Creates the item if it is missing, unless the condition forbids it. */
    record Update(Table table, Item key, UpdateExpression expression, Optional<Condition> condition) implements Write {

        public Update onlyIf(Optional<Condition> holds) {
            return new Update(table, key, expression, holds);
        }
    }

    static Put put(Table table, Item item) {
        return new Put(table, item, Optional.empty());
    }

    static Put put(Table table, Item item, Condition onlyIf) {
        return new Put(table, item, Optional.of(onlyIf));
    }

    static Write timed(Table table, Item item, Instant notAfter) {
        return new Timed(table, item, notAfter);
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

    static Update update(Table table, Item key, UpdateExpression expression) {
        return new Update(table, key, expression, Optional.empty());
    }

    static Update update(Table table, Item key, UpdateExpression expression, Condition onlyIf) {
        return new Update(table, key, expression, Optional.of(onlyIf));
    }
}
