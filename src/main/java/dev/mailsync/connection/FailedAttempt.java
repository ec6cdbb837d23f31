package dev.mailsync.connection;

import java.time.Instant;

import dev.mailsync.error.Failure;

/**
 * A failed attempt to sync a mailbox.
 *
 * @param outage whether many tenants fail in the same way
 * @param recordedSoFar how many emails are recorded
 * @param chance from 0 to 1, to spread mailboxes that fail at once
 */
public record FailedAttempt(
        Failure failure, Instant beganAt, Instant failedAt, boolean outage, long recordedSoFar, double chance) {

    /** Whether it neither starts the two days of failing nor ends a mailbox's sync. */
    boolean selfResolving() {
        return outage || failure.selfResolving();
    }
}
