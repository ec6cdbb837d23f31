package dev.mailsync.sync.session;

import java.time.Instant;

import dev.mailsync.company.Allowance;
import dev.mailsync.company.DailyQuota;

/** By which way mails come to the recorder. */
public enum Origin {
    /** As they came in, or were found by a catch-up. */
    MAILBOX,

    /** Put off before, as the day had no room for them. */
    DEFERRED,

    /** Looked through oldest first, so that an answer always comes after what it answers. */
    SURVEY,

    /** Out of the chosen history, newest first. When there is no more room, the walk stops and goes on there. */
    HISTORY;

    public Allowance allowance(DailyQuota quota, Instant receivedAt, Instant now) {
        return this == MAILBOX ? quota.arriving(receivedAt, now) : quota.of(receivedAt, now);
    }
}
