package dev.mailsync.failure;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.failure")
public interface FailureConfig {

    /** When work that failed is tried again. */
    @WithDefault("PT1M")
    Duration retry();

    /** Pauses double up to this one. What only a person can mend is tried as seldom from the first. */
    @WithDefault("PT1H")
    Duration longestRetry();

    /** However long Microsoft asks us to wait. */
    @WithDefault("P1D")
    Duration longestRetryAfter();

    /** What may pass by itself is shown as an error from this many failures on, or after this time. */
    @WithDefault("3")
    int shownFrom();

    @WithDefault("PT15M")
    Duration shownAfter();

    /** Without a success for so long, a mailbox is not tried any more. */
    @WithDefault("PT48H")
    Duration giveUpAfter();

    /** So many tenants that fail alike within an hour, where they are a third or more, are an outage at Microsoft. */
    @WithDefault("3")
    int outageTenants();

    default RetrySchedule schedule() {
        return new RetrySchedule(
                retry(), longestRetry(), longestRetryAfter(), shownFrom(), shownAfter(), giveUpAfter());
    }
}
