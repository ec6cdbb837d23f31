package dev.mailsync.sync;

import java.time.Instant;

import dev.mailsync.quota.Allowance;
import dev.mailsync.quota.DailyQuota;

/** By which way mails come to the recorder. */
enum Origin {
    /** As they came in, or were found by a catch-up. */
    MAILBOX,

    /** Put off before, as the day had no room for them. */
    DEFERRED,

    /** Looked through oldest first, so that an answer always comes after what it answers. */
    SURVEY,

    /** Out of the chosen history, newest first. When there is no more room, the walk stops and goes on there. */
    HISTORY;

    Allowance allowance(DailyQuota quota, Instant receivedAt, Instant now) {
        return this == MAILBOX ? quota.arriving(receivedAt, now) : quota.of(receivedAt, now);
    }
}
