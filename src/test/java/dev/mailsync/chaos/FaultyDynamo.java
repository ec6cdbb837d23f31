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
final class FaultyDynamo implements Dynamo {

    private final Dynamo tables;
    private final Supplier<CallFaults> faults;

    FaultyDynamo(Dynamo tables, Supplier<CallFaults> faults) {
        this.tables = tables;
        this.faults = faults;
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        return faulty(() -> tables.get(table, key));
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        return faulty(() -> tables.getAll(table, keys, attributes));
    }

    @Override
    public List<Item> page(Query query) {
        return faulty(() -> tables.page(query));
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        page(query).forEach(action);
    }

    @Override
    public boolean put(Write.Put put) {
        return faulty(() -> tables.put(put));
    }

    @Override
    public boolean update(Write.Update update) {
        return faulty(() -> tables.update(update));
    }

    @Override
    public void delete(Table table, Item key) {
        faulty(() -> {
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
        return faulty(() -> tables.transact(writes));
    }

    private <T> T faulty(Supplier<T> call) {
        faults.get().mayCrash("before DynamoDB");
        if (faults.get().fails()) {
            throw new IllegalStateException("DynamoDB is not available");
        }
        var result = call.get();
        faults.get().mayCrash("after DynamoDB");
        if (faults.get().fails()) {
            throw new IllegalStateException("DynamoDB's answer was lost");
        }
        return result;
    }
}
