package dev.mailsync.sandbox.cloud;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.mailsync.sandbox.control.Product;
import io.quarkus.arc.profile.IfBuildProfile;

@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class LocalProduct implements Product {

    private final EmbeddedDynamo dynamo;
    private final EmbeddedSqs queue;
    private final QueuePoller poller;
    private final Schedule schedule;

    LocalProduct(EmbeddedDynamo dynamo, EmbeddedSqs queue, QueuePoller poller, Schedule schedule) {
        this.dynamo = dynamo;
        this.queue = queue;
        this.poller = poller;
        this.schedule = schedule;
    }

    @Override
    public void reset() {
        poller.emptyAnd(dynamo::reset);
    }

    @Override
    public void sweep() {
        schedule.run();
    }

    @Override
    public boolean idle() {
        return queue.isEmpty() && !poller.busy();
    }

    @Override
    public Optional<Instant> nextDue() {
        return dynamo.nextDue();
    }
}
