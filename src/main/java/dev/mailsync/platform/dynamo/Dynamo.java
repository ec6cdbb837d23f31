package dev.mailsync.platform.dynamo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * DynamoDB as the stores use it: strongly consistent reads and conditional writes. The stores know nothing else of the
 * database, so they run on any implementation.
 */
public interface Dynamo {

    /** DynamoDB's limit for a transaction. */
    int MAX_TRANSACTION = 100;

    Optional<Item> get(Table table, Item key);

    /** The items that exist, in no particular order; only the named attributes, or all if none is named. */
    List<Item> getAll(Table table, Collection<Item> keys, String... attributes);

    /** Up to {@link Query#limit} items, and fewer only if there are no more. */
    List<Item> page(Query query);

    /** Every item that the query finds, read page by page. */
    void each(Query query, Consumer<Item> action);

    /** @return false if the condition didn't hold; then nothing was written */
    boolean put(Write.Put put);

    /** @return false if the condition didn't hold; then nothing was written */
    boolean update(Write.Update update);

    void delete(Table table, Item key);

    /** Deletes one after the other; items that are already gone are no failure. */
    void deleteAll(Table table, Collection<Item> keys);

    /**
     * Makes all of the writes or none. Merges updates and checks of one item. Throws {@link BusyException} if others
     * keep writing the same items, or if it is too late for a {@link Write.Timed}.
     *
     * @return the position of the first write whose condition didn't hold; empty if everything was written
     */
    OptionalInt transact(List<Write> writes);
}
