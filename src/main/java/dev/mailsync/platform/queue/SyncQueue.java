package dev.mailsync.platform.queue;

import java.util.List;

/**
 * The FIFO queue in front of the worker. The message group is the mailbox or the company, so that only one worker at a
 * time works on it.
 */
public interface SyncQueue {

    /**
     * Returns once all jobs are stored; throws if one of them may not be, in which case the caller should resend all.
     */
    void send(List<SyncJob> jobs);
}
