package dev.mailsync.sandbox.cloud;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;

import dev.mailsync.deployment.WatchedDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.arc.properties.IfBuildProperty;

/** Takes the place of DynamoDB Local under the profile {@link InMemoryParts}. */
@Alternative
@Priority(2)
@Singleton
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "memory")
public class InMemoryCloud implements Product {

    private final InMemoryDynamo tables;
    private final InMemoryQueue queue;
    private final Schedule schedule;

    InMemoryCloud(Clock clock, InMemoryQueue queue, Schedule schedule) {
        this.tables = new InMemoryDynamo(clock);
        this.queue = queue;
        this.schedule = schedule;
    }

    /** For a look from outside, which no policy is asked about. */
    @Produces
    @Singleton
    @Typed(InMemoryDynamo.class)
    InMemoryDynamo tables() {
        return tables;
    }

    @Produces
    @Singleton
    Dynamo dynamo() {
        return new WatchedDynamo(tables);
    }

    @Override
    public void reset() {
        queue.emptyAnd(tables::clear);
    }

    @Override
    public void sweep() {
        schedule.run();
    }

    @Override
    public boolean idle() {
        return queue.idle();
    }

    @Override
    public Optional<Instant> nextDue() {
        var due = Table.Index.DUE;
        return Stream.of(Table.values())
                .filter(table -> table.indexes().contains(due))
                .flatMap(table -> tables.all(table).stream())
                .flatMap(item -> item.seconds(due.sortKey()).stream())
                .min(Instant::compareTo);
    }
}
