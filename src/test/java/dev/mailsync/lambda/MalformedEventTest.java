package dev.mailsync.lambda;

import java.util.List;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.platform.queue.SyncJobFormat;
import dev.mailsync.platform.telemetry.TestingMetrics;
import dev.mailsync.sweep.Shards;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What an operator may send by hand: it does nothing, and one line says so. */
class MalformedEventTest {

    private final TestingMetrics metrics = new TestingMetrics();
    private final Invocations invocations = new Invocations(metrics.metrics());
    private final SyncJobFormat format =
            new InMemoryProduct().with(ObjectMapper.class, new ObjectMapper()).get(SyncJobFormat.class);
    private final SyncFunction sync = new SyncFunction(format, null, null, invocations, metrics.metrics());
    private final HttpFunction http = new HttpFunction(null, invocations);

    @Test
    void whatIsNotOfTheQueueIsNoJob() {
        assertThat(sync.handleRequest(null, TestingContext.WITH_TIME).getBatchItemFailures())
                .isEmpty();
        assertThat(sync.handleRequest(new SQSEvent(), TestingContext.WITH_TIME).getBatchItemFailures())
                .isEmpty();
    }

    @Test
    void aMessageWithoutAJobFails() {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("1");
        message.setBody("{}");
        var event = new SQSEvent();
        event.setRecords(List.of(message));

        assertThat(sync.handleRequest(event, TestingContext.WITH_TIME).getBatchItemFailures())
                .hasSize(1);
    }

    @Test
    void whatIsNotOfTheApiIsABadRequest() {
        assertThat(http.handleRequest(null, TestingContext.WITH_TIME).getStatusCode())
                .isEqualTo(400);
        assertThat(http.handleRequest(new APIGatewayV2HTTPEvent(), TestingContext.WITH_TIME)
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void shardsThatAreNoneAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shards.parse("all"))
                .withMessageContaining("0-7");
    }
}
