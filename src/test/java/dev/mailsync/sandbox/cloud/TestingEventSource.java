package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import software.amazon.awssdk.services.sqs.model.Message;

/** The event source between queue and function, working when a test tells it to and not before. */
@Singleton
public class TestingEventSource {

    private final EmbeddedSqs queue;

    TestingEventSource(EmbeddedSqs queue) {
        this.queue = queue;
    }

    /** The next batch, of as many groups as happen to be in it; without records where nothing can be received. */
    public SQSEvent receive() {
        return SqsEvents.of(queue.receive().stream().flatMap(Collection::stream).toList());
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
                queue.postpone(List.of(message), Duration.ZERO);
            } else {
                queue.delete(List.of(message));
            }
        }
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    public void send(String group, String body) {
        queue.client()
                .sendMessage(request -> request.queueUrl(queue.queueUrl())
                        .messageGroupId(group)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .messageBody(body));
    }
}
