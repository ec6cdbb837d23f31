package dev.mailsync.sandbox.cloud;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.Table;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in this process, in memory or in a file, with the product's tables. */
final class EmbeddedDynamo implements AutoCloseable {

    private final List<TableDefinition> tables;
    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final DynamoDbClient client;

    /** Starts in memory, on this port, which has to be free. */
    EmbeddedDynamo(int port, DynamoConfig names) {
        this(port, names, Optional.empty());
    }

    /** @param folder of its file; existing tables are left unchanged */
    EmbeddedDynamo(int port, DynamoConfig names, Optional<Path> folder) {
        tables = Arrays.stream(Table.values())
                .map(table -> new TableDefinition(table, names.nameOf(table)))
                .toList();
        // One file for all credentials and regions: there is only one client.
        var requests = new LocalDynamoDBRequestHandler(
                0, folder.isEmpty(), folder.map(Path::toString).orElse(null), folder.isPresent(), false);
        handler = new LocalDynamoDBServerHandler(requests, null);
        server = start(port, handler);
        client = new LocalEndpoint(port).client(DynamoDbClient.builder());
        createTables();
    }

    DynamoDbClient client() {
        return client;
    }

    /** Recreates every table, empty. */
    void reset() {
        tables.forEach(table -> client.deleteTable(request -> request.tableName(table.name())));
        createTables();
    }

    /** The earliest due time, across all shards of the index. */
    Optional<Instant> nextDue() {
        return Stream.of(Table.values())
                .filter(table -> table.indexes().contains(Table.Index.DUE))
                .flatMap(this::dueSomeTime)
                .map(item -> Long.parseLong(item.get(Table.Index.DUE.sortKey()).n()))
                .min(Long::compare)
                .map(Instant::ofEpochSecond);
    }

    /** The distinct partition keys of items with a due time. */
    List<String> withWork(Table table) {
        return dueSomeTime(table)
                .map(item -> item.get(Table.PARTITION_KEY).s())
                .distinct()
                .toList();
    }

    private Stream<Map<String, AttributeValue>> dueSomeTime(Table table) {
        return client
                .scanPaginator(request ->
                        request.tableName(tables.get(table.ordinal()).name()).indexName(Table.Index.DUE.indexName()))
                .items()
                .stream();
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
            handler.close();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        }
    }

    private void createTables() {
        var there = client.listTables().tableNames();
        for (var table : tables) {
            if (there.contains(table.name())) {
                continue;
            }
            client.createTable(table.createTable());
            table.timeToLive().ifPresent(client::updateTimeToLive);
        }
    }

    // Without DynamoDB Local's own runner, which listens on all network interfaces and reports telemetry.
    private static Server start(int port, Handler handler) {
        var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.setHandler(new ContextHandler(handler, "/"));
        try {
            server.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start on port " + port, e);
        }
    }
}
