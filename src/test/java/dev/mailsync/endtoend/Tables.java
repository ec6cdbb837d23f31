package dev.mailsync.endtoend;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that is stored, as a thief of the tables would read it. */
@ApplicationScoped
public class Tables {

    private final Dynamo dynamo;
    private final Instance<InMemoryDynamo> inMemory;
    private final DynamoDbClient client;
    private final DynamoConfig config;

    Tables(Dynamo dynamo, Instance<InMemoryDynamo> inMemory, DynamoDbClient client, DynamoConfig config) {
        this.dynamo = dynamo;
        this.inMemory = inMemory;
        this.client = client;
        this.config = config;
    }

    /** Without the count of calls, which every call changes. */
    public String of(Table table) {
        return items(table).stream()
                .filter(item -> !item.partitionKey().startsWith("calls#"))
                .map(item -> item.attributes().toString())
                .collect(Collectors.joining("\n"));
    }

    private List<Item> items(Table table) {
        return inMemory.isResolvable() ? inMemory.get().all(table) : scanned(table);
    }

    private List<Item> scanned(Table table) {
        return client.scanPaginator(request -> request.tableName(config.nameOf(table))).items().stream()
                .map(Item::of)
                .toList();
    }

    public String everything() {
        return all(Arrays.stream(Table.values()));
    }

    /** Refusals stand in the error log. */
    String allButErrors() {
        return all(Arrays.stream(Table.values()).filter(table -> table != Table.ERRORS));
    }

    private String all(Stream<Table> some) {
        return some.map(this::of).collect(Collectors.joining("\n"));
    }

    /** Loses all recorded mail, as no part of the product would. */
    void forgetMail() {
        dynamo.deleteAll(Table.SYNCED_MAIL, items(Table.SYNCED_MAIL));
    }
}
