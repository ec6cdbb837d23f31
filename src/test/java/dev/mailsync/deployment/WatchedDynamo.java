package dev.mailsync.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Transaction;
import dev.mailsync.platform.dynamo.Write;

/** Tables in memory under the policies of the functions, as {@link WatchedCalls} sees those of DynamoDB Local. */
public final class WatchedDynamo extends DelegatingDynamo {

    public WatchedDynamo(Dynamo tables) {
        super(tables);
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        called("GetItem", table);
        return super.get(table, key);
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        if (!keys.isEmpty()) {
            called("BatchGetItem", table);
        }
        return super.getAll(table, keys, attributes);
    }

    @Override
    public List<Item> page(Query query) {
        queried(query);
        return super.page(query);
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        queried(query);
        super.each(query, action);
    }

    @Override
    public boolean put(Write.Put put) {
        called("PutItem", put.table());
        return super.put(put);
    }

    @Override
    public boolean update(Write.Update update) {
        called("UpdateItem", update.table());
        return super.update(update);
    }

    @Override
    public void delete(Table table, Item key) {
        called("DeleteItem", table);
        super.delete(table, key);
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        if (!keys.isEmpty()) {
            called("BatchWriteItem", table);
        }
        super.deleteAll(table, keys);
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        Transaction.of(writes).writes().forEach(write -> called(action(write), write.table()));
        return super.transact(writes);
    }

    private static String action(Write write) {
        return switch (write) {
            case Write.Put put -> "PutItem";
            case Write.Timed timed -> "PutItem";
            case Write.Update update -> "UpdateItem";
            case Write.Delete delete -> "DeleteItem";
            case Write.Check check -> "ConditionCheckItem";
        };
    }

    private static void queried(Query query) {
        var index = query.index().map(it -> "/index/" + it.indexName()).orElse("");
        PolicyWatch.called("dynamodb:Query", PolicyWatch.policies().resource(query.table()) + index);
    }

    private static void called(String action, Table table) {
        PolicyWatch.called("dynamodb:" + action, PolicyWatch.policies().resource(table));
    }
}
