package dev.mailsync.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.failure.Failure;
import dev.mailsync.failure.Kind;
import dev.mailsync.failure.Topic;
import org.jboss.logging.Logger;

/**
 * Mails that could not be recorded while others could: each is kept as a pointer, without anything of its content, and
 * tried again at growing intervals, and the cursors go on without it.
 */
@ApplicationScoped
class Parking {

    private static final Logger LOG = Logger.getLogger(Parking.class);

    private static final Failure UNREADABLE = Failure.of("MAIL_UNREADABLE", Kind.TRANSIENT);

    /** So many attempts are made within the first day. */
    private static final int FREQUENT = 150;

    private final ParkingStore store;
    private final ConnectionStore connections;
    private final SyncConfig config;
    private final Clock clock;

    Parking(ParkingStore store, ConnectionStore connections, SyncConfig config, Clock clock) {
        this.store = store;
        this.connections = connections;
        this.config = config;
        this.clock = clock;
    }

    /** @param failure is logged by its class alone: messages of libraries can hold what they failed at */
    void park(Session session, String immutableId, RuntimeException failure) {
        var before = store.find(session, immutableId);
        int attempts = before.map(Parked::attempts).orElse(0) + 1;
        var pause = config.retry().multipliedBy(1L << Math.min(attempts - 1, 20));
        var next = clock.instant().plus(shorter(pause, longest(attempts)));
        LOG.errorf(
                "A mail of %s could not be recorded (%s), attempt %d; next at %s",
                session.id(), failure.getClass().getName(), attempts, next);
        store.save(session, new Parked(immutableId, attempts, next));
        connections.change(
                session.id(),
                session.generation(),
                it -> it.withMailbox(
                        mailbox -> mailbox.noted(Topic.MAIL, UNREADABLE, clock.instant(), Optional.of(next))));
    }

    private Duration longest(int attempts) {
        return attempts < FREQUENT ? config.frequentRetry() : config.fullCatchUp();
    }

    List<String> due(Session session) {
        var due = new ArrayList<String>();
        for (var parked : store.all(session)) {
            if (!clock.instant().isBefore(parked.nextAt())) {
                due.add(parked.immutableId());
            }
        }
        return due;
    }

    void release(Session session, String immutableId) {
        store.remove(session, immutableId);
    }

    Optional<Instant> next(Session session) {
        return store.all(session).stream().map(Parked::nextAt).min(Instant::compareTo);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** @param attempts failed ones so far */
    record Parked(String immutableId, int attempts, Instant nextAt) {}
}
