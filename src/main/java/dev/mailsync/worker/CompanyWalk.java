package dev.mailsync.worker;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.CompanyTask;
import dev.mailsync.company.CompanyTaskStore;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.queue.Deadline;

/** Runs a task on each connection of a company. It can stop after any connection and resume there. */
@ApplicationScoped
class CompanyWalk {

    private static final int AT_A_TIME = 25;

    private final CompanyTaskStore tasks;
    private final ConnectionStore connections;
    private final Clock clock;

    CompanyWalk(CompanyTaskStore tasks, ConnectionStore connections, Clock clock) {
        this.tasks = tasks;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * @param each returns whether it finished with a connection before time ran out
     * @param again when the task runs next, if ever; called at the end, as settings can change meanwhile
     * @return whether nothing of the task is left to do now
     */
    boolean run(
            CompanyId company,
            CompanyTask.Name name,
            BiPredicate<CompanyTask, Connection> each,
            Supplier<Optional<Instant>> again,
            Deadline deadline) {
        var task = tasks.begin(company, name, clock.instant());
        if (task.isEmpty()) {
            return true;
        }
        if (!over(company, task.get(), each, deadline)) {
            return false;
        }
        tasks.end(company, task.get(), again.get(), clock.instant());
        return true;
    }

    private boolean over(
            CompanyId company, CompanyTask task, BiPredicate<CompanyTask, Connection> each, Deadline deadline) {
        var position = task.position();
        while (!deadline.isNear()) {
            var some = connections.someOf(company, position, AT_A_TIME);
            if (some.isEmpty()) {
                return true;
            }
            for (var connection : some) {
                if (!each.test(task, connection)) {
                    return false;
                }
            }
            position = Optional.of(some.getLast().user().value());
            tasks.move(company, task, position.get());
        }
        return false;
    }
}
