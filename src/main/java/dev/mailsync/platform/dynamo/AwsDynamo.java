package dev.mailsync.platform.dynamo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ApplicationScoped
class AwsDynamo implements Dynamo {

    private static final int MAX_BATCH_GET = 100;
    private static final int MAX_BATCH_WRITE = 25;

    private final DynamoDbClient client;
    private final DynamoConfig config;
    private final Requests requests;
    private final TransactionRetry retry;
    private final Clock clock;

    AwsDynamo(DynamoDbClient client, DynamoConfig config, RandomGenerator random, Clock clock) {
        this.client = client;
        this.config = config;
        this.requests = new Requests(config);
        this.retry = new TransactionRetry(random);
        this.clock = clock;
    }

    @Override
    public Optional<Item> get(Table table, Item key) {
        var response = client.getItem(request ->
                request.tableName(config.nameOf(table)).key(key.keyAttributes()).consistentRead(true));
        return response.hasItem() ? Optional.of(Item.of(response.item())) : Optional.empty();
    }

    @Override
    public List<Item> getAll(Table table, Collection<Item> keys, String... attributes) {
        var found = new ArrayList<Item>();
        keys.stream()
                .map(Item::keyAttributes)
                .distinct()
                .gather(Gatherers.windowFixed(MAX_BATCH_GET))
                .forEachOrdered(batch -> getBatch(table, batch, attributes, found));
        return found;
    }

    private void getBatch(Table table, List<Map<String, AttributeValue>> keys, String[] attributes, List<Item> found) {
        var name = config.nameOf(table);
        var wanted = Map.of(name, Requests.keys(keys, attributes));
        while (!wanted.isEmpty()) {
            Map<String, KeysAndAttributes> asked = wanted;
            var response = client.batchGetItem(request -> request.requestItems(asked));
            response.responses().getOrDefault(name, List.of()).forEach(it -> found.add(Item.of(it)));
            wanted = response.unprocessedKeys();
            retry.pauseIf(!wanted.isEmpty());
        }
    }

    /** DynamoDB ends a page at 1 MB, however few items it holds: we query on until there are enough. */
    @Override
    public List<Item> page(Query query) {
        var request = query.request(config.nameOf(query.table())).build();
        var found = new ArrayList<Item>();
        for (var part : client.queryPaginator(request)) {
            part.items().forEach(item -> found.add(Item.of(item)));
            if (query.limit() > 0 && found.size() >= query.limit()) {
                return found.subList(0, query.limit());
            }
        }
        return found;
    }

    @Override
    public void each(Query query, Consumer<Item> action) {
        client.queryPaginator(query.request(config.nameOf(query.table())).build())
                .items()
                .forEach(item -> action.accept(Item.of(item)));
    }

    @Override
    public boolean put(Write.Put put) {
        return held(() -> client.putItem(requests.put(put)));
    }

    @Override
    public boolean update(Write.Update update) {
        return held(() -> client.updateItem(requests.update(update)));
    }

    @Override
    public void delete(Table table, Item key) {
        client.deleteItem(request -> request.tableName(config.nameOf(table)).key(key.keyAttributes()));
    }

    @Override
    public void deleteAll(Table table, Collection<Item> keys) {
        keys.stream()
                .map(Requests::deletion)
                .gather(Gatherers.windowFixed(MAX_BATCH_WRITE))
                .forEachOrdered(batch -> writeBatch(table, batch));
    }

    private void writeBatch(Table table, List<WriteRequest> writes) {
        var wanted = Map.of(config.nameOf(table), writes);
        while (!wanted.isEmpty()) {
            var asked = wanted;
            wanted = client.batchWriteItem(request -> request.requestItems(asked))
                    .unprocessedItems();
            retry.pauseIf(!wanted.isEmpty());
        }
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        var transaction = Transaction.of(writes);
        var request = requests.transaction(transaction.writes());
        return transaction.asked(retry.retrying(() -> {
            transaction.requireInTime(clock.instant());
            try {
                client.transactWriteItems(request);
                return OptionalInt.empty();
            } catch (TransactionCanceledException e) {
                var refused = Requests.refusedBy(e);
                if (refused.isEmpty()) {
                    throw e;
                }
                return refused;
            }
        }));
    }

    private boolean held(Runnable write) {
        return retry.retrying(() -> {
            try {
                write.run();
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }
}
