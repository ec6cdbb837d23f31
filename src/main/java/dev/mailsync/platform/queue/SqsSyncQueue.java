package dev.mailsync.platform.queue;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@ApplicationScoped
class SqsSyncQueue implements SyncQueue {

    private static final Logger LOG = Logger.getLogger(SqsSyncQueue.class);

    /** SQS's limit for one request. */
    private static final int MAX_BATCH = 10;

    private static final int AT_ONCE = 8;

    private final SqsClient sqs;
    private final QueueAddress address;
    private final SyncJobFormat format;
    private final RandomGenerator random;

    SqsSyncQueue(SqsClient sqs, QueueAddress address, SyncJobFormat format, RandomGenerator random) {
        this.sqs = sqs;
        this.address = address;
        this.format = format;
        this.random = random;
    }

    @Override
    public void send(List<SyncJob> jobs) {
        // One delivery from Graph can concern a thousand mailboxes, and has to be answered within three seconds.
        jobs.stream()
                .gather(Gatherers.windowFixed(MAX_BATCH))
                .gather(Gatherers.mapConcurrent(AT_ONCE, this::sendBatch))
                .forEach(sent -> LOG.debugf("Queued %d jobs", sent));
    }

    private int sendBatch(List<SyncJob> jobs) {
        var entries = jobs.stream().map(this::entry).toList();
        var response =
                sqs.sendMessageBatch(request -> request.queueUrl(address.url()).entries(entries));
        if (response.hasFailed() && !response.failed().isEmpty()) {
            throw new IllegalStateException("SQS refused " + response.failed().size() + " of " + jobs.size() + " jobs: "
                    + response.failed().getFirst().code());
        }
        return jobs.size();
    }

    private SendMessageBatchRequestEntry entry(SyncJob job) {
        return SendMessageBatchRequestEntry.builder()
                .id(uniqueId())
                .messageGroupId(job.group())
                // Equal jobs are distinct: deduplication by content would drop the second one within five minutes.
                .messageDeduplicationId(uniqueId())
                .messageBody(format.write(job))
                .build();
    }

    private String uniqueId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
