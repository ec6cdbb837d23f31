package dev.mailsync.sandbox.cloud;

import java.util.Arrays;
import java.util.Map;

import jakarta.inject.Inject;

import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.FragileParts;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.queue.QueueAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import static dev.mailsync.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(FragileParts.class)
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

    @Test
    void theProductsClientLeadsToItsTables() {
        assertThat(dynamo.listTables().tableNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Table.values()).map(names::nameOf).toList());
    }

    @Test
    void aMessageInTheProductsQueueIsFetchedAndHandled() {
        sqs.sendMessage(request -> request.queueUrl(queue.url())
                .messageGroupId("one-connection")
                .messageDeduplicationId("one-job")
                .messageBody("{}"));
        await().until(product::idle);
    }

    @Test
    void theSweepRunsOnDemand() {
        assertThatCode(product::sweep).doesNotThrowAnyException();
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
