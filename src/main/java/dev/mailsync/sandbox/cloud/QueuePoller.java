package dev.mailsync.sandbox.cloud;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Simulates Lambda's SQS event source: one invocation per message group at a time, several groups at once. */
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "embedded", enableIfMissing = true)
@Startup
@Singleton
class QueuePoller {

    private static final Logger LOG = Logger.getLogger(QueuePoller.class);
    private static final int CONCURRENCY = 8;
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    // The queue uses real time, not the sandbox's clock.
    private static final Clock QUEUE_CLOCK = Clock.systemUTC();

    private final EmbeddedSqs queue;
    private final SyncInvocation sync;
    private final boolean wanted;
    private final Semaphore slots = new Semaphore(CONCURRENCY, true);
    private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread poller = Thread.ofVirtual().name("queue-poller").unstarted(this::poll);
    private volatile boolean stopped;
    private volatile long emptiedAt;

    QueuePoller(EmbeddedSqs queue, SyncInvocation sync, CloudConfig config) {
        this.queue = queue;
        this.sync = sync;
        this.wanted = config.poller();
    }

    @PostConstruct
    void start() {
        if (wanted) {
            poller.start();
        }
    }

    /**
     * Empties the queue and runs the rest while no invocation is running. Messages sent before are no longer handled.
     */
    void emptyAnd(Runnable rest) {
        slots.acquireUninterruptibly(CONCURRENCY);
        try {
            queue.reset();
            emptiedAt = QUEUE_CLOCK.millis();
            rest.run();
        } finally {
            slots.release(CONCURRENCY);
        }
    }

    boolean busy() {
        return slots.availablePermits() < CONCURRENCY;
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stop();
    }

    void stop() throws InterruptedException {
        stopped = true;
        poller.join();
        invocations.shutdown();
        if (!invocations.awaitTermination(5, TimeUnit.SECONDS)) {
            invocations.shutdownNow();
        }
    }

    private void poll() {
        while (!stopped) {
            try {
                queue.receive().forEach(this::invoke);
            } catch (SdkException e) {
                LOG.warnf("The queue could not be polled: %s", e.getMessage());
                LockSupport.parkNanos(RETRY_DELAY.toNanos());
            }
        }
    }

    private void invoke(List<Message> group) {
        slots.acquireUninterruptibly();
        invocations.execute(() -> {
            try {
                if (sentAt(group.getFirst()) >= emptiedAt) {
                    sync.handle(group);
                }
            } finally {
                slots.release();
            }
        });
    }

    private static long sentAt(Message message) {
        return Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP));
    }
}
