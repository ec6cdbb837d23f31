package dev.mailsync.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** Tables at which a process can die, before a call or just after it took effect. */
final class TroubledDynamo implements Dynamo {

    private final Dynamo tables;
    private final Supplier<Trouble> trouble;

    TroubledDynamo(Dynamo tables, Supplier<Trouble> trouble) {
        this.tables = tables;
        this.trouble = trouble;
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        return troubled(() -> tables.get(table, key));
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        return troubled(() -> tables.getAll(table, keys, attributes));
    }

    @Override
    public List<Item> page(Query query) {
        return troubled(() -> tables.page(query));
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        page(query).forEach(action);
    }

    @Override
    public boolean put(Write.Put put) {
        return troubled(() -> tables.put(put));
    }

    @Override
    public boolean update(Write.Update update) {
        return troubled(() -> tables.update(update));
    }

    @Override
    public void delete(Table table, Item key) {
        troubled(() -> {
            tables.delete(table, key);
            return true;
        });
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        keys.forEach(key -> delete(table, key));
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        return troubled(() -> tables.transact(writes));
    }

    private <T> T troubled(Supplier<T> call) {
        trouble.get().mayCrash("before DynamoDB");
        if (trouble.get().fails()) {
            throw new IllegalStateException("DynamoDB is not available");
        }
        var result = call.get();
        trouble.get().mayCrash("after DynamoDB");
        if (trouble.get().fails()) {
            throw new IllegalStateException("DynamoDB's answer was lost");
        }
        return result;
    }
}
