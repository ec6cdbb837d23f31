package dev.mailsync.platform.queue;

import java.util.List;

/**
 * The FIFO queue in front of the worker. The message group is the mailbox, or the company, which is so worked on by one
 * worker at a time.
 */
public interface SyncQueue {

    /** Returns once all jobs are stored; throws if one of them may not be, in which case all should be sent again. */
    void send(List<SyncJob> jobs);
}
