package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The real tables, at which whatever a test wants can happen before and after each call. */
@Alternative
@Singleton
public class FragileDynamo implements Dynamo {

    public static final Consumer<String> NONE = where -> {};

    private final AwsDynamo tables;
    private volatile Consumer<String> atEachCall = NONE;

    FragileDynamo(AwsDynamo tables) {
        this.tables = tables;
    }

    /** @param happening is told whether it is "before" or "after" a call, and may throw */
    public void atEachCall(Consumer<String> happening) {
        atEachCall = happening;
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        return fragile(() -> tables.get(table, key));
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        return fragile(() -> tables.getAll(table, keys, attributes));
    }

    @Override
    public List<Item> page(Query query) {
        return fragile(() -> tables.page(query));
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        fragile(() -> {
            tables.each(query, action);
            return true;
        });
    }

    @Override
    public boolean put(Write.Put put) {
        return fragile(() -> tables.put(put));
    }

    @Override
    public boolean update(Write.Update update) {
        return fragile(() -> tables.update(update));
    }

    @Override
    public void delete(Table table, Item key) {
        fragile(() -> {
            tables.delete(table, key);
            return true;
        });
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        if (atEachCall == NONE) {
            tables.deleteAll(table, keys);
            return;
        }
        // One by one, so that it breaks off in between, but by the same call as otherwise: a policy grants that one.
        keys.forEach(key -> fragile(() -> {
            tables.deleteAll(table, List.of(key));
            return true;
        }));
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        return fragile(() -> tables.transact(writes));
    }

    private <T> T fragile(Supplier<T> call) {
        atEachCall.accept("before");
        var result = call.get();
        atEachCall.accept("after");
        return result;
    }
}
