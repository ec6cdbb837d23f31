package dev.mailsync.sync.session;

import java.time.Instant;

import dev.mailsync.company.Allowance;
import dev.mailsync.company.DailyQuota;

/** How emails reach the recorder. The names are dimensions of metrics. */
public enum Origin {
    /** Microsoft announced them as they arrived. */
    NOTIFICATION,

    /** Found by a catch-up, which also sees what a notification announced. */
    MAILBOX,

    /** Deferred earlier, over the day's quota. */
    DEFERRED,

    /** Scanned oldest first, so that a reply always comes after the email it answers. */
    SURVEY,

    /** From the chosen history, newest first. When the quota is used up, the scan stops and resumes there. */
    HISTORY;

    public boolean isArrival() {
        return this == NOTIFICATION || this == MAILBOX;
    }

    /** The value for metrics: both kinds of arrival count as one. */
    Origin counted() {
        return isArrival() ? MAILBOX : this;
    }

    public Allowance allowance(DailyQuota quota, Instant receivedAt, Instant now) {
        return isArrival() ? quota.arriving(receivedAt, now) : quota.of(receivedAt, now);
    }
}
