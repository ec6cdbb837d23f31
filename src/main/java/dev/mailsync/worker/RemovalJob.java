package dev.mailsync.worker;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.removal.Removal;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;

/** Continues a removal until its receipt is ready or time runs out. */
@ApplicationScoped
class RemovalJob {

    private final Removal removal;
    private final ConnectionStore connections;
    private final SyncQueue queue;
    private final Clock clock;

    RemovalJob(Removal removal, ConnectionStore connections, SyncQueue queue, Clock clock) {
        this.removal = removal;
        this.connections = connections;
        this.queue = queue;
        this.clock = clock;
    }

    void run(Connection connection, Deadline deadline) {
        removal.run(connection.company(), connection.user(), deadline)
                .ifPresentOrElse(
                        receipt -> connections.changeWith(
                                connection.id(),
                                connection.generation(),
                                it -> it.removalDone(clock.instant()),
                                receipt),
                        () -> queue.send(List.of(SyncJob.due(connection.id()))));
    }
}
