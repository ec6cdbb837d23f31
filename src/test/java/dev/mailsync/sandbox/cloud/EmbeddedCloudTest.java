package dev.mailsync.sandbox.cloud;

import java.util.Arrays;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Named;

import dev.mailsync.dynamo.DynamoConfig;
import dev.mailsync.dynamo.Table;
import dev.mailsync.lambda.placeholder.SweepFunction;
import dev.mailsync.lambda.placeholder.SyncFunction;
import dev.mailsync.queue.QueueAddress;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

@QuarkusTest
class EmbeddedCloudTest {

    @Inject
    DynamoDbClient dynamo;

    @Inject
    SqsClient sqs;

    @Inject
    QueueAddress queue;

    @Inject
    DynamoConfig names;

    @Inject
    LocalProduct product;

    @Inject
    @Named("sync")
    SyncFunction sync;

    @Inject
    @Named("sweep")
    SweepFunction sweep;

    @Test
    void theProductsClientLeadsToItsTables() {
        assertThat(dynamo.listTables().tableNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Table.values()).map(names::nameOf).toList());
    }

    @Test
    void aMessageToTheProductsQueueReachesTheFunctionSync() {
        sqs.sendMessage(request -> request.queueUrl(queue.url())
                .messageGroupId("one-connection")
                .messageDeduplicationId("one-job")
                .messageBody("a job"));

        await().until(() -> sync.bodies().contains("a job"));
        await().until(product::idle);
    }

    @Test
    void theSweepIsRunOnDemand() {
        var before = sweep.runs();

        product.sweep();

        assertThat(sweep.runs()).isEqualTo(before + 1);
    }

    @Test
    void resetEmptiesTablesAndQueue() {
        dynamo.putItem(request ->
                request.tableName(names.nameOf(Table.LEADS)).item(Map.of("pk", fromS("lead"), "sk", fromS("address"))));

        product.reset();

        assertThat(dynamo.scan(request -> request.tableName(names.nameOf(Table.LEADS)))
                        .items())
                .isEmpty();
        assertThat(product.idle()).isTrue();
        assertThat(product.nextDue()).isEmpty();
    }
}
