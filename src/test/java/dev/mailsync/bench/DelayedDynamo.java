package dev.mailsync.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** Tables as far away as those of AWS. */
class DelayedDynamo extends DelegatingDynamo {

    private final Duration delay;

    DelayedDynamo(Dynamo tables, Duration delay) {
        super(tables);
        this.delay = delay;
    }

    static void wait(Duration delay) {
        LockSupport.parkNanos(delay.toNanos());
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        wait(delay);
        return super.get(table, key);
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        wait(delay);
        return super.getAll(table, keys, attributes);
    }

    @Override
    public List<Item> page(Query query) {
        wait(delay);
        return super.page(query);
    }

    @Override
    public boolean update(Write.Update update) {
        wait(delay);
        return super.update(update);
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        wait(delay);
        return super.transact(writes);
    }
}
