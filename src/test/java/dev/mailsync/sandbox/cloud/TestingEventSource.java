package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event source between queue and function, working when a test tells it to and not before. */
@Singleton
public class TestingEventSource {

    /** Absent where the queue is one in memory. */
    private final Instance<EmbeddedSqs> queue;

    TestingEventSource(Instance<EmbeddedSqs> queue) {
        this.queue = queue;
    }

    /** The next batch, of as many groups as happen to be in it; without records where nothing can be received. */
    public SQSEvent receive() {
        return SqsEvents.of(
                queue.get().receive().stream().flatMap(Collection::stream).toList());
    }

    /** What succeeded leaves the queue, what failed can be received again at once. */
    public void settle(SQSEvent event, SQSBatchResponse response) {
        var failed = response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        for (var record : event.getRecords()) {
            var message =
                    Message.builder().receiptHandle(record.getReceiptHandle()).build();
            if (failed.contains(record.getMessageId())) {
                queue.get().postpone(List.of(message), Duration.ZERO);
            } else {
                queue.get().delete(List.of(message));
            }
        }
    }

    public boolean isEmpty() {
        return queue.get().isEmpty();
    }

    public void send(String group, String body) {
        queue.get()
                .client()
                .sendMessage(request -> request.queueUrl(queue.get().queueUrl())
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body));
    }
}
