package dev.mailsync.worker;

import java.time.Clock;
import java.util.ArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncTrigger;

/** Gives free seats to users on the waiting list, in order of arrival, without another sign-in. */
@ApplicationScoped
public class SeatPromotion {

    private final Seats seats;
    private final ConnectionStore connections;
    private final SyncTrigger trigger;
    private final Dynamo dynamo;
    private final Clock clock;

    SeatPromotion(Seats seats, ConnectionStore connections, SyncTrigger trigger, Dynamo dynamo, Clock clock) {
        this.seats = seats;
        this.connections = connections;
        this.trigger = trigger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** @return whether no seat is free while somebody waits */
    public boolean run(CompanyId company, Deadline deadline) {
        while (!deadline.isNear()) {
            var state = seats.of(company);
            var first = seats.first(company);
            if (first.isPresent() && state.isAnyFree()) {
                promote(company, first.get());
            } else if (seats.settled(company, state)) {
                return true;
            }
        }
        return false;
    }

    /** Refused if a user just disabled sync or the limit was just lowered; the next iteration sees that. */
    private void promote(CompanyId company, Seats.Waiting first) {
        var before = connections
                .find(first.connection())
                .orElseThrow(() -> new IllegalStateException("Somebody waits who is not there"));
        if (before.status() != Status.PENDING) {
            return;
        }
        var after = before.promoted(clock.instant());
        var writes = new ArrayList<Write>();
        writes.addAll(connections.replacing(before, after));
        writes.addAll(seats.promoting(company, first));
        if (dynamo.transact(writes).isEmpty()) {
            connections.tell(before, after);
            trigger.wake(before.id());
        }
    }
}
