package dev.mailsync.error;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.failure")
public interface FailureConfig {

    /** When work that failed is tried again. */
    @WithDefault("PT1M")
    Duration retry();

    /** Pauses double up to this one for the first day. */
    @WithDefault("PT10M")
    Duration longestRetry();

    /** How long a run of failures is retried that often. */
    @WithDefault("P1D")
    Duration frequentFor();

    /** The pause afterwards. What only a person can fix is retried this seldom as well: from the first failure where Entra says so. */
    @WithDefault("PT1H")
    Duration laterRetry();

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
                retry(),
                longestRetry(),
                frequentFor(),
                laterRetry(),
                longestRetryAfter(),
                shownFrom(),
                shownAfter(),
                giveUpAfter());
    }
}
