package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * DynamoDB as the stores use it: strongly consistent reads, and writes under conditions. It is all that the stores know of
 * the database, so that every one of them runs on whatever implements this.
 */
public interface Dynamo {

    /** DynamoDB's limit for a transaction. */
    int MAX_TRANSACTION = 100;

    Optional<Item> get(Table table, Item key);

    /** Those of the items that exist, in no particular order; only the named attributes, or all if none is named. */
    List<Item> getAll(Table table, Collection<Item> keys, String... attributes);

    /** As many items as {@link Query#limit} says, if there are so many. */
    List<Item> page(Query query);

    /** Every item that the query finds, read page by page. */
    void each(Query query, Consumer<Item> action);

    /** @return false if the condition did not hold; nothing was written then */
    boolean put(Write.Put put);

    /** @return false if the condition did not hold; nothing was written then */
    boolean update(Write.Update update);

    void delete(Table table, Item key);

    /** Deletes one after the other; what was gone already is no failure. */
    void deleteAll(Table table, Collection<Item> keys);

    /**
     * All of the writes or none. Updates and checks of one item are put together. Throws {@link BusyException} if others
     * keep writing the same items, or it is too late for a {@link Write.Timed}.
     *
     * @return the position of the first write whose condition did not hold; empty if everything was written
     */
    OptionalInt transact(List<Write> writes);
}
