package dev.mailsync.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Gatherers;

import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.queue.SyncJob;

/** Turns the notices of one POST into as few jobs as possible: one per mailbox and per {@code $batch} that it needs. */
final class NoticeJobs {

    private NoticeJobs() {}

    static List<SyncJob> of(List<Notice> notices) {
        var messages = new LinkedHashMap<ConnectionId, LinkedHashSet<String>>();
        var lifecycle = new LinkedHashSet<SyncJob>();
        for (var notice : notices) {
            switch (notice) {
                case Notice.MessageCreated it ->
                    messages.computeIfAbsent(it.connection(), id -> new LinkedHashSet<>())
                            .add(it.immutableId());
                case Notice.Lifecycle it -> lifecycle.add(SyncJob.lifecycle(it.connection(), it.event()));
            }
        }
        var jobs = new ArrayList<SyncJob>();
        messages.forEach((connection, ids) -> ids.stream()
                .gather(Gatherers.windowFixed(GraphMailbox.MAX_BATCH))
                .forEach(batch -> jobs.add(SyncJob.notified(connection, batch))));
        jobs.addAll(lifecycle);
        return jobs;
    }
}
