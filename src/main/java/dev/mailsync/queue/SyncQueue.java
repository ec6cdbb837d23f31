package dev.mailsync.queue;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The FIFO queue in front of the worker. The connection is the message group, so that one mailbox is worked on by one
 * worker at a time.
 */
@ApplicationScoped
public class SyncQueue {

    /** SQS takes no more in one request. */
    private static final int MAX_BATCH = 10;

    private final SqsClient sqs;
    private final QueueAddress address;
    private final ObjectMapper json;
    private final RandomGenerator random;

    SyncQueue(SqsClient sqs, QueueAddress address, ObjectMapper json, RandomGenerator random) {
        this.sqs = sqs;
        this.address = address;
        this.json = json;
        this.random = random;
    }

    /** Returns once all jobs are stored; throws if one of them may not be, in which case all should be sent again. */
    public void send(List<SyncJob> jobs) {
        for (int from = 0; from < jobs.size(); from += MAX_BATCH) {
            sendBatch(jobs.subList(from, Math.min(jobs.size(), from + MAX_BATCH)));
        }
    }

    public SyncJob read(String body) throws JsonProcessingException {
        return json.readValue(body, SyncJob.class);
    }

    private void sendBatch(List<SyncJob> jobs) {
        var entries = jobs.stream().map(this::entry).toList();
        var response =
                sqs.sendMessageBatch(request -> request.queueUrl(address.url()).entries(entries));
        if (response.hasFailed() && !response.failed().isEmpty()) {
            throw new IllegalStateException("SQS refused " + response.failed().size() + " of " + jobs.size() + " jobs: "
                    + response.failed().getFirst().code());
        }
    }

    private SendMessageBatchRequestEntry entry(SyncJob job) {
        return SendMessageBatchRequestEntry.builder()
                .id(uniqueId())
                .messageGroupId(job.connection())
                // Equal jobs are different jobs: deduplication by content would swallow the second within five minutes.
                .messageDeduplicationId(uniqueId())
                .messageBody(write(job))
                .build();
    }

    private String uniqueId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String write(SyncJob job) {
        try {
            return json.writerFor(SyncJob.class).writeValueAsString(job);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
