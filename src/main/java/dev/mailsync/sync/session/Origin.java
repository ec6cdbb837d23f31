package dev.mailsync.sync.session;

import java.time.Instant;

import dev.mailsync.company.Allowance;
import dev.mailsync.company.DailyQuota;

/** By which way mails come to the recorder. */
public enum Origin {
    /** Microsoft told of them as they came in. */
    NOTIFICATION,

    /** Found by a catch-up, which comes across what a notification told of as well. */
    MAILBOX,

    /** Put off before, as the day had no room for them. */
    DEFERRED,

    /** Looked through oldest first, so that an answer always comes after what it answers. */
    SURVEY,

    /** Out of the chosen history, newest first. When there is no more room, the walk stops and goes on there. */
    HISTORY;

    public boolean isArrival() {
        return this == NOTIFICATION || this == MAILBOX;
    }

    /** By which it is counted in metrics: both ways of what arrives are one. */
    Origin counted() {
        return isArrival() ? MAILBOX : this;
    }

    public Allowance allowance(DailyQuota quota, Instant receivedAt, Instant now) {
        return isArrival() ? quota.arriving(receivedAt, now) : quota.of(receivedAt, now);
    }
}
