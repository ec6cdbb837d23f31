package dev.mailsync.endtoend;

import java.time.Duration;
import java.util.Map;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.mailsync.lambda.Events;
import dev.mailsync.lambda.SweepFunction;
import dev.mailsync.lambda.SyncFunction;
import dev.mailsync.lambda.TestingContext;
import dev.mailsync.sandbox.cloud.TestingEventSource;
import dev.mailsync.sandbox.control.SandboxClock;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sweep.SweepReport;

import static dev.mailsync.Waits.await;

/** What AWS does besides HTTP, one event after the other and each at the word of a test. */
@Singleton
public class AwsEvents {

    static final Context A_MINUTE = new TestingContext(60_000);

    private final SyncFunction sync;
    private final SweepFunction sweep;
    private final TestingEventSource source;
    private final World world;
    private final SandboxClock clock;

    AwsEvents(
            @Named("sync") SyncFunction sync,
            @Named("sweep") SweepFunction sweep,
            TestingEventSource source,
            World world,
            SandboxClock clock) {
        this.sync = sync;
        this.sweep = sweep;
        this.source = source;
        this.world = world;
        this.clock = clock;
    }

    TestingEventSource queue() {
        return source;
    }

    /** What Microsoft has to say is in the queue after this. */
    void awaitNotifications() {
        await().until(world.notifier()::idle);
    }

    /** One batch, if there is one. */
    SQSBatchResponse invoke(Context context) {
        return invoke(source.receive(), context);
    }

    SQSBatchResponse invoke(SQSEvent event, Context context) {
        var response = sync.handleRequest(event, context);
        source.settle(event, response);
        return response;
    }

    /** All that is notified and queued, and what follows from it. */
    void workOff() {
        awaitNotifications();
        while (!source.isEmpty()) {
            invoke(A_MINUTE);
            awaitNotifications();
        }
    }

    @SuppressWarnings("unchecked")
    SweepReport sweep() {
        return sweep.handleRequest(Events.read("scheduler-every-minute", Map.class), A_MINUTE);
    }

    void advance(Duration time) {
        clock.advanceTo(clock.instant().plus(time));
    }
}
