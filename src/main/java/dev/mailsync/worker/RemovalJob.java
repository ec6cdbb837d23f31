package dev.mailsync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.removal.Removal;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.sync.scan.BackfillBudget;
import dev.mailsync.sync.session.MaintenanceTask;

/** Continues a removal until its receipt is ready, in pieces of seconds: others wait for the worker. */
@ApplicationScoped
class RemovalJob {

    /** Somebody waits for it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Removal removal;
    private final BackfillBudget budget;
    private final ConnectionStore connections;
    private final SyncQueue queue;
    private final Clock clock;

    RemovalJob(Removal removal, BackfillBudget budget, ConnectionStore connections, SyncQueue queue, Clock clock) {
        this.removal = removal;
        this.budget = budget;
        this.connections = connections;
        this.queue = queue;
        this.clock = clock;
    }

    void run(Connection connection, Deadline deadline) {
        budget.ask(connection.company(), MaintenanceTask.LONGEST_ON_OLD_MAIL)
                .ifPresentOrElse(later -> postpone(connection, later), () -> remove(connection, deadline));
    }

    private void postpone(Connection connection, Instant later) {
        var soon = clock.instant().plus(LONGEST_WAIT);
        connections.postpone(connection, Collections.min(List.of(later, soon)));
    }

    private void remove(Connection connection, Deadline deadline) {
        var piece = deadline.within(MaintenanceTask.LONGEST_ON_OLD_MAIL, clock);
        removal.run(connection.company(), connection.user(), piece, deadline)
                .ifPresentOrElse(
                        receipt -> connections.changeWith(
                                connection.id(),
                                connection.generation(),
                                it -> it.removalDone(clock.instant()),
                                receipt),
                        () -> queue.send(List.of(SyncJob.due(connection.id()))));
    }
}
