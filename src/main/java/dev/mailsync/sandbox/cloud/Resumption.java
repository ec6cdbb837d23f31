package dev.mailsync.sandbox.cloud;

import java.util.ArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.sandbox.control.OnceBound;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Resumes the previous process's work if tables are kept. Its queue is gone, with jobs whose due times were moved by
 * their lease; and Microsoft's notifications in the meantime may be lost as well.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = "mailsync.sandbox.cloud", stringValue = "embedded", enableIfMissing = true)
class Resumption {

    private static final Logger LOG = Logger.getLogger(Resumption.class);

    /** Graph's own event for missed notifications. */
    private static final String MISSED = "missed";

    private final KeptFolder folder;
    private final EmbeddedDynamo dynamo;
    private final SyncQueue queue;
    private final OnceBound onceBound;

    Resumption(KeptFolder folder, EmbeddedDynamo dynamo, SyncQueue queue, OnceBound onceBound) {
        this.folder = folder;
        this.dynamo = dynamo;
        this.queue = queue;
        this.onceBound = onceBound;
    }

    void start(@Observes StartupEvent up) {
        // This may create a subscription, and Microsoft then checks that somebody answers.
        folder.path().ifPresent(path -> onceBound.run("resumption", this::resume));
    }

    private void resume() {
        var jobs = new ArrayList<SyncJob>();
        for (var key : dynamo.withWork(Table.USERS)) {
            var connection = new ConnectionId(key);
            jobs.add(SyncJob.lifecycle(connection, MISSED));
            jobs.add(SyncJob.due(connection));
        }
        dynamo.withWork(Table.QUOTAS).forEach(key -> jobs.add(SyncJob.of(new CompanyId(key))));
        if (!jobs.isEmpty()) {
            queue.send(jobs);
        }
        LOG.infof(
                "Tables and keys are in %s; %d jobs resume the work on them",
                folder.path().orElseThrow(), jobs.size());
    }
}
