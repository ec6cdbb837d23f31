package dev.mailsync.smoke;

import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.mailsync.lambda.Events;
import dev.mailsync.sandbox.cloud.TestingEventSource;
import dev.mailsync.sandbox.mailbox.World;

import static dev.mailsync.Waits.await;

/** Brings the functions what comes to them besides HTTP: the queue's messages and the schedule. */
@Singleton
public class Deliveries {

    private static final PojoSerializer<SQSEvent> SQS_EVENTS = Fleet.serializer(SQSEvent.class);
    private static final PojoSerializer<SQSBatchResponse> SQS_ANSWERS = Fleet.serializer(SQSBatchResponse.class);

    private final TestingEventSource queue;
    private final World world;

    Deliveries(TestingEventSource queue, World world) {
        this.queue = queue;
        this.world = world;
    }

    /** All that Microsoft has to say and that is queued, and what follows from it. */
    void workOff(Fleet fleet) {
        awaitNotifications();
        while (!queue.isEmpty()) {
            var event = queue.receive();
            if (!event.getRecords().isEmpty()) {
                var call = event.getRecords().size() + " of the queue";
                var answer = fleet.invoke("Sync", call, Fleet.written(SQS_EVENTS, event));
                queue.settle(event, SQS_ANSWERS.fromJson(answer));
            }
            awaitNotifications();
        }
    }

    String sweep(Fleet fleet) {
        return fleet.invoke("Sweep", "the schedule", Events.json("scheduler-every-minute"));
    }

    void awaitNotifications() {
        await().until(world.notifier()::idle);
    }
}
