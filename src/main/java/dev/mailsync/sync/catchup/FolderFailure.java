package dev.mailsync.sync.catchup;

import java.time.Instant;

/**
 * A folder that cannot be read while others can.
 *
 * @param attempts failed ones in a row
 * @param retryAt when it is tried again
 * @param completeUpTo up to when the mailbox was known to be complete before
 */
record FolderFailure(int attempts, Instant retryAt, Instant completeUpTo) {}
