package dev.mailsync.connection;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.identity.ConnectionId;
import dev.mailsync.queue.SyncJob;
import dev.mailsync.queue.SyncQueue;
import org.jboss.logging.Logger;

/** Starts due work at once instead of at the next sweep. */
@ApplicationScoped
class Wakeups {

    private static final Logger LOG = Logger.getLogger(Wakeups.class);

    private final SyncQueue queue;

    Wakeups(SyncQueue queue) {
        this.queue = queue;
    }

    /** Only a matter of speed: the due index has the work already, so a failure here is none for the caller. */
    void wake(ConnectionId connection) {
        try {
            queue.send(List.of(SyncJob.due(connection)));
        } catch (RuntimeException e) {
            LOG.warnf("Work on %s waits for the sweep: %s", connection, e.toString());
        }
    }
}
