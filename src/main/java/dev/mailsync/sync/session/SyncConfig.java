package dev.mailsync.sync.session;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sync")
public interface SyncConfig {

    /** How often Inbox and Sent Items are caught up, whether or not notifications arrive. */
    @WithDefault("PT1H")
    Duration quickCatchUp();

    /** How often all other folders are caught up. */
    @WithDefault("PT6H")
    Duration fullCatchUp();

    /** How often a mailbox is audited, and how far back; every four weeks all of it is audited. */
    @WithDefault("P1D")
    Duration audit();

    @WithDefault("P7D")
    Duration auditDepth();

    /** How many invocations may run jobs at the same moment. */
    @WithDefault("50")
    int concurrency();

    /** How often to poll where Microsoft sends no notifications. */
    @WithDefault("PT5M")
    Duration polling();

    /** How often to poll if notifications could never reach us: nothing else finds new email then. */
    @WithDefault("PT1M")
    Duration pollingWithoutAddress();

    /** How soon a failed email, folder or subscription cleanup is retried for the first time. */
    @WithDefault("PT1M")
    Duration retry();

    /** How often an email that keeps failing is retried for a day. */
    @WithDefault("PT10M")
    Duration frequentRetry();

    /** Requested; Graph allows 10,070 minutes, counts them by its own clock, and may grant less. */
    @WithDefault("PT10000M")
    Duration subscriptionLifetime();

    /** Requested if Graph refuses the longer one, as it once did in general. */
    @WithDefault("PT4230M")
    Duration shorterLifetime();
}
