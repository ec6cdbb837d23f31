package dev.mailsync.platform.queue;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import org.jboss.logging.Logger;

/** Starts due work at once instead of at the next sweep. */
@ApplicationScoped
public class SyncTrigger {

    private static final Logger LOG = Logger.getLogger(SyncTrigger.class);

    private final SyncQueue queue;

    SyncTrigger(SyncQueue queue) {
        this.queue = queue;
    }

    public void wake(ConnectionId connection) {
        send(SyncJob.due(connection));
    }

    public void wake(CompanyId company) {
        send(SyncJob.of(company));
    }

    /** Only for speed: the due index already has the work, so the caller doesn't have to know about a failure here. */
    private void send(SyncJob job) {
        try {
            queue.send(List.of(job));
        } catch (RuntimeException e) {
            LOG.warnf("Work on %s will be queued by the sweep: %s", job.group(), e.toString());
        }
    }
}
