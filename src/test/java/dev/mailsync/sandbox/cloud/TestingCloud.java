package dev.mailsync.sandbox.cloud;

import java.util.Map;

/** DynamoDB Local and ElasticMQ for a process of its own, which is told of them as it is told of AWS. */
public final class TestingCloud implements AutoCloseable {

    private static final String PREFIX = "mailsync-";

    private final int dynamoPort = Ports.settle(0, "");
    private final int sqsPort = Ports.settle(0, "");
    private final EmbeddedDynamo dynamo = new EmbeddedDynamo(dynamoPort, () -> PREFIX);
    private final EmbeddedSqs sqs = new EmbeddedSqs(sqsPort);

    public Map<String, String> environment() {
        var nobody = LocalEndpoint.ANYBODY.resolveCredentials();
        return Map.of(
                // DynamoDB Local keeps the tables of each region and account apart.
                "AWS_REGION",
                LocalEndpoint.REGION.id(),
                "AWS_ACCESS_KEY_ID",
                nobody.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                nobody.secretAccessKey(),
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                "http://127.0.0.1:" + dynamoPort,
                "QUARKUS_SQS_ENDPOINT_OVERRIDE",
                "http://127.0.0.1:" + sqsPort,
                "MAILSYNC_DYNAMO_TABLE_PREFIX",
                PREFIX,
                "MAILSYNC_QUEUE_URL",
                sqs.queueUrl());
    }

    @Override
    public void close() {
        sqs.close();
        dynamo.close();
    }
}
