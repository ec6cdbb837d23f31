package dev.mailsync.platform.queue;

import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.mailsync.deployment.PolicyWatch;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Jobs are sent by threads that do not know whose they are. */
@Alternative
@Priority(1)
@Singleton
class WatchedSyncQueue extends SqsSyncQueue {

    WatchedSyncQueue(SqsClient sqs, QueueAddress address, SyncJobFormat format, RandomGenerator random) {
        super(sqs, address, format, random);
    }

    @Override
    public void send(List<SyncJob> jobs) {
        if (!jobs.isEmpty()) {
            PolicyWatch.jobsSent();
        }
        super.send(jobs);
    }
}
