package dev.mailsync.whole;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.DynamoConfig;
import dev.mailsync.dynamo.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that is stored, as a thief of the tables would read it. */
@ApplicationScoped
public class Tables {

    private final DynamoDbClient client;
    private final DynamoConfig config;

    Tables(DynamoDbClient client, DynamoConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Without the count of calls, which every call changes. */
    public String of(Table table) {
        return client.scanPaginator(request -> request.tableName(config.nameOf(table))).items().stream()
                .filter(item -> !item.get("pk").s().startsWith("calls#"))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
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
        var table = config.nameOf(Table.SYNCED_MAIL);
        client.scanPaginator(request -> request.tableName(table))
                .items()
                .forEach(item -> client.deleteItem(
                        request -> request.tableName(table).key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))));
    }
}
