package dev.mailsync.sync.catchup;

import java.time.Instant;

/**
 * A folder that cannot be read although others can.
 *
 * @param attempts consecutive failed attempts
 * @param retryAt when the next attempt is due
 * @param completeUpTo the time up to which the mailbox was known to be complete before
 */
record FolderFailure(int attempts, Instant retryAt, Instant completeUpTo) {}
