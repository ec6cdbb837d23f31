package dev.mailsync.sandbox.cloud;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.mailsync.sandbox.control.Product;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;

@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "embedded", enableIfMissing = true)
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
        return !poller.busy() && queue.isEmpty();
    }

    @Override
    public Optional<Instant> nextDue() {
        return dynamo.nextDue();
    }
}
