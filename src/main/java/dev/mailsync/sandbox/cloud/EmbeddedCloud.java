package dev.mailsync.sandbox.cloud;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.queue.QueueAddress;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Startup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS in this process: the product's own beans get clients that connect to it. */
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "embedded", enableIfMissing = true)
@Alternative
@Priority(1)
@Startup
@Singleton
class EmbeddedCloud {

    private final EmbeddedDynamo dynamo;
    private final EmbeddedSqs sqs;

    EmbeddedCloud(CloudConfig config, DynamoConfig names, KeptFolder folder) {
        // Settle both ports before starting either server, so that a taken port leaves nothing running.
        var dynamoPort = Ports.settle(config.dynamodbPort(), "mailsync.sandbox.dynamodb-port");
        var sqsPort = Ports.settle(config.sqsPort(), "mailsync.sandbox.sqs-port");
        dynamo = new EmbeddedDynamo(dynamoPort, names, folder.path());
        sqs = new EmbeddedSqs(sqsPort);
    }

    @Produces
    @Singleton
    EmbeddedDynamo dynamo() {
        return dynamo;
    }

    @Produces
    @Singleton
    EmbeddedSqs sqs() {
        return sqs;
    }

    @Produces
    @Singleton
    DynamoDbClient dynamoDbClient() {
        return dynamo.client();
    }

    @Produces
    @Singleton
    SqsClient sqsClient() {
        return sqs.client();
    }

    @Produces
    @Singleton
    QueueAddress queueAddress() {
        return sqs::queueUrl;
    }

    @PreDestroy
    void stop() {
        sqs.close();
        dynamo.close();
    }
}
