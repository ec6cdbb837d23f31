package dev.mailsync.connection;

import java.time.Instant;

import dev.mailsync.error.Failure;

/**
 * An attempt to sync a mailbox that failed.
 *
 * @param outage whether many tenants fail alike
 * @param recordedSoFar how many mails are recorded
 * @param chance from 0 to 1, to spread mailboxes that fail at once
 */
public record FailedAttempt(
        Failure failure, Instant beganAt, Instant failedAt, boolean outage, long recordedSoFar, double chance) {

    /** Whether it neither begins the two days of failing nor ends a mailbox's sync. */
    boolean selfResolving() {
        return outage || failure.selfResolving();
    }
}
