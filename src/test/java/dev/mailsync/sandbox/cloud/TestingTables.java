package dev.mailsync.sandbox.cloud;

import dev.mailsync.platform.dynamo.DynamoConfig;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A DynamoDB Local beside that of the sandbox, with empty tables of the product. */
public final class TestingTables implements AutoCloseable {

    private final EmbeddedDynamo dynamo;

    public TestingTables(DynamoConfig names) {
        dynamo = new EmbeddedDynamo(Ports.settle(0, ""), names);
    }

    public DynamoDbClient client() {
        return dynamo.client();
    }

    @Override
    public void close() {
        dynamo.close();
    }
}
