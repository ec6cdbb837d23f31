package dev.mailsync.error;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.failure")
public interface FailureConfig {

    /** The pause before the first retry of failed work. */
    @WithDefault("PT1M")
    Duration retry();

    /** During the first day, pauses double up to this one. */
    @WithDefault("PT10M")
    Duration longestRetry();

    /** How long a series of failures is retried that often. */
    @WithDefault("P1D")
    Duration frequentFor();

    /**
     * The pause afterwards. What only a person can fix is also retried this rarely: from the first failure if Entra
     * says so.
     */
    @WithDefault("PT1H")
    Duration laterRetry();

    /** The limit for waits that Microsoft asks for. */
    @WithDefault("P1D")
    Duration longestRetryAfter();

    /** A failure that may resolve itself is shown as an error after this many failures, or after this time. */
    @WithDefault("3")
    int shownFrom();

    @WithDefault("PT15M")
    Duration shownAfter();

    /** After this long without a success, we stop retrying a mailbox. */
    @WithDefault("PT48H")
    Duration giveUpAfter();

    /** If this many tenants, and at least a third, fail within an hour, it is an outage at Microsoft. */
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
