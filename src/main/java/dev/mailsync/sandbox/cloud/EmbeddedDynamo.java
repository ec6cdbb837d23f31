package dev.mailsync.sandbox.cloud;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.mailsync.dynamo.DynamoConfig;
import dev.mailsync.dynamo.Table;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB Local in this process, in memory, with the tables of the product. */
final class EmbeddedDynamo implements AutoCloseable {

    private static final boolean IN_MEMORY = true;

    private final List<TableDefinition> tables;
    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final DynamoDbClient client;

    /** Starts on a port that is free. */
    EmbeddedDynamo(int port, DynamoConfig names) {
        tables = Arrays.stream(Table.values())
                .map(table -> new TableDefinition(table, names.nameOf(table)))
                .toList();
        handler =
                new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, false, false), null);
        server = start(port, handler);
        client = new LocalEndpoint(port).client(DynamoDbClient.builder());
        createTables();
    }

    DynamoDbClient client() {
        return client;
    }

    /** Leaves every table there and empty. */
    void reset() {
        tables.forEach(table -> client.deleteTable(request -> request.tableName(table.name())));
        createTables();
    }

    /** When something is due for the first time, over all shards of the index. */
    Optional<Instant> nextDue() {
        var due = Table.Index.DUE;
        return Stream.of(Table.values())
                .filter(table -> table.indexes().contains(due))
                .flatMap(table -> client
                        .scanPaginator(request -> request.tableName(
                                        tables.get(table.ordinal()).name())
                                .indexName(due.indexName()))
                        .items()
                        .stream())
                .map(item -> Long.parseLong(item.get(due.sortKey()).n()))
                .min(Long::compare)
                .map(Instant::ofEpochSecond);
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
        for (var table : tables) {
            client.createTable(table.createTable());
            table.timeToLive().ifPresent(client::updateTimeToLive);
        }
    }

    // Not by DynamoDB Local's own runner, which listens to the whole network and reports telemetry.
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
