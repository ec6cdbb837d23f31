package dev.mailsync.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** The time that a job takes, told from what it asks for, as the clock of the tests stands still meanwhile. */
final class WorkingTime extends DelegatingDynamo {

    private static final Duration A_REQUEST = Duration.ofMillis(100);
    private static final Duration A_CALL = Duration.ofMillis(10);

    /** As the template has it, less what the door keeps for the end. */
    private static final Duration ENOUGH = Duration.ofSeconds(35);

    private static final Duration KILLED_AFTER = Duration.ofSeconds(60);

    private final IntSupplier graphRequests;
    private int requestsBefore;
    private int calls;
    private int mostRequests = Integer.MAX_VALUE;

    WorkingTime(Dynamo tables, IntSupplier graphRequests) {
        super(tables);
        this.graphRequests = graphRequests;
    }

    void begin() {
        requestsBefore = graphRequests.getAsInt();
        calls = 0;
    }

    /** So many requests in each job from now on. */
    void allow(int requests) {
        mostRequests = requests;
    }

    boolean isUp() {
        return graphRequests.getAsInt() - requestsBefore > mostRequests || taken().compareTo(ENOUGH) > 0;
    }

    Duration taken() {
        return A_CALL.multipliedBy(calls).plus(A_REQUEST.multipliedBy(graphRequests.getAsInt() - requestsBefore));
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        pass();
        return super.get(table, key);
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        pass();
        return super.getAll(table, keys, attributes);
    }

    @Override
    public List<Item> page(Query query) {
        pass();
        return super.page(query);
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        pass();
        super.each(query, action);
    }

    @Override
    public boolean put(Write.Put put) {
        pass();
        return super.put(put);
    }

    @Override
    public boolean update(Write.Update update) {
        pass();
        return super.update(update);
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        pass();
        return super.transact(writes);
    }

    private void pass() {
        calls++;
        if (taken().compareTo(KILLED_AFTER) > 0) {
            throw new Crash("after a minute");
        }
    }
}
