package dev.mailsync.platform.dynamo;

import java.time.Clock;
import java.util.Random;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The service's way to tables other than those it was configured with. */
public final class TestingDynamo {

    private TestingDynamo() {}

    public static Dynamo by(DynamoDbClient client, DynamoConfig names, Clock clock) {
        return new AwsDynamo(client, names, new Random(1), clock);
    }
}
