package dev.mailsync.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.queue.Deadline;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps what was sent. */
final class SlowQueue implements SyncQueue {

    private final List<SyncJob> jobs = new ArrayList<>();
    private Duration way = Duration.ZERO;
    private boolean down;
    private int requests;

    @Override
    public void send(List<SyncJob> sent) {
        pause(way);
        assertThat(sent).hasSizeLessThanOrEqualTo(10);
        synchronized (this) {
            if (down) {
                throw new IllegalStateException("SQS is not available");
            }
            jobs.addAll(sent);
            requests++;
        }
    }

    void takes(Duration time) {
        way = time;
    }

    void isDown() {
        down = true;
    }

    Deadline afterJobs(int number) {
        return () -> jobs().size() >= number;
    }

    synchronized List<SyncJob> jobs() {
        return List.copyOf(jobs);
    }

    synchronized int requests() {
        return requests;
    }

    Set<String> shards() {
        return jobs().stream()
                .map(job -> new DueItems.Due(Table.USERS, Item.key(job.group(), ""), null).shard())
                .collect(Collectors.toSet());
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
