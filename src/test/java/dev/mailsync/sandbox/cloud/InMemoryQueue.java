package dev.mailsync.sandbox.cloud;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mailsync.deployment.PolicyWatch;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncJobFormat;
import dev.mailsync.platform.queue.SyncQueue;
import io.quarkus.arc.properties.IfBuildProperty;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The FIFO queue and its event source: several groups at once, the jobs of one group one after the other. */
@Alternative
@Priority(2)
@Singleton
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "memory")
class InMemoryQueue implements SyncQueue {

    private static final int CONCURRENCY = 8;
    private static final int REDELIVERY_MILLIS = 50;

    private final Map<String, Deque<Message>> groups = new HashMap<>();
    private final Semaphore slots = new Semaphore(CONCURRENCY, true);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final SyncJobFormat format;
    private final RequestHandler<SQSEvent, SQSBatchResponse> sync;

    InMemoryQueue(SyncJobFormat format, @Named("sync") RequestHandler<SQSEvent, SQSBatchResponse> sync) {
        this.format = format;
        this.sync = sync;
    }

    @Override
    public void send(List<SyncJob> jobs) {
        if (!jobs.isEmpty()) {
            PolicyWatch.jobsSent();
        }
        jobs.forEach(job -> add(job.group(), message(job)));
    }

    private Message message(SyncJob job) {
        return Message.builder()
                .messageId(UUID.randomUUID().toString())
                .body(format.write(job))
                .attributes(Map.of(MessageSystemAttributeName.MESSAGE_GROUP_ID, job.group()))
                .build();
    }

    private synchronized void add(String group, Message message) {
        var waiting = groups.get(group);
        if (waiting != null) {
            waiting.add(message);
            return;
        }
        groups.put(group, new ArrayDeque<>(List.of(message)));
        workers.execute(() -> workOff(group));
    }

    /** Whether nothing waits or is worked on. */
    synchronized boolean idle() {
        return groups.isEmpty();
    }

    /** Empties the queue and does the rest while nobody works. */
    void emptyAnd(Runnable rest) {
        slots.acquireUninterruptibly(CONCURRENCY);
        try {
            synchronized (this) {
                groups.values().forEach(Deque::clear);
            }
            rest.run();
        } finally {
            slots.release(CONCURRENCY);
        }
    }

    private void workOff(String group) {
        var open = true;
        while (open) {
            slots.acquireUninterruptibly();
            try {
                open = workOnNext(group);
            } finally {
                slots.release();
            }
        }
    }

    /** False, and the group is over, when nothing of it waits. */
    private boolean workOnNext(String group) {
        var message = next(group);
        if (message == null) {
            return false;
        }
        var batch = List.of(message);
        var answer = sync.handleRequest(SqsEvents.of(batch), LocalContext.of("sync", SyncInvocation.TIMEOUT));
        if (Settlement.of(batch, answer).left().isEmpty()) {
            remove(group, message);
        } else {
            pause();
        }
        return true;
    }

    private synchronized Message next(String group) {
        var waiting = groups.get(group);
        if (waiting.isEmpty()) {
            groups.remove(group);
            return null;
        }
        return waiting.peek();
    }

    private synchronized void remove(String group, Message message) {
        groups.get(group).remove(message);
    }

    private static void pause() {
        try {
            Thread.sleep(REDELIVERY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
