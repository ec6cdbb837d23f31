package dev.mailsync.sandbox.cloud;

import java.util.List;
import java.util.stream.Collectors;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The result of a batch from one message group: {@code done} leaves the queue, {@code left} is received again. Order
 * matters within a group, so everything after a failed message is left as well.
 */
record Settlement(List<Message> done, List<Message> left) {

    static Settlement failed(List<Message> batch) {
        return new Settlement(List.of(), batch);
    }

    /**
     * As Lambda interprets a partial batch response: no list means success, an id not in the batch means that all
     * failed.
     */
    static Settlement of(List<Message> batch, SQSBatchResponse response) {
        if (response == null || response.getBatchItemFailures() == null) {
            return new Settlement(batch, List.of());
        }
        var failed = response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        var ids = batch.stream().map(Message::messageId).toList();
        if (!ids.containsAll(failed)) {
            return failed(batch);
        }
        var succeeded = (int) ids.stream().takeWhile(id -> !failed.contains(id)).count();
        return new Settlement(batch.subList(0, succeeded), batch.subList(succeeded, batch.size()));
    }
}
