package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Tables with something of a test's own before them. */
public class DelegatingDynamo implements Dynamo {

    private final Dynamo tables;

    public DelegatingDynamo(Dynamo tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        return tables.get(table, key);
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        return tables.getAll(table, keys, attributes);
    }

    @Override
    public List<Item> page(Query query) {
        return tables.page(query);
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        tables.each(query, action);
    }

    @Override
    public boolean put(Write.Put put) {
        return tables.put(put);
    }

    @Override
    public boolean update(Write.Update update) {
        return tables.update(update);
    }

    @Override
    public void delete(Table table, Item key) {
        tables.delete(table, key);
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        tables.deleteAll(table, keys);
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        return tables.transact(writes);
    }
}
