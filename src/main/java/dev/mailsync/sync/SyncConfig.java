package dev.mailsync.sync;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sync")
interface SyncConfig {

    /** Inbox and Sent Items are caught up so often, whether or not notifications come. */
    @WithDefault("PT1H")
    Duration quickCatchUp();

    /** All other folders are. */
    @WithDefault("PT6H")
    Duration fullCatchUp();

    /** How often a mailbox is audited, and how far back; every four weeks it is audited as a whole. */
    @WithDefault("P1D")
    Duration audit();

    @WithDefault("P7D")
    Duration auditDepth();

    /** When work that failed is tried again. */
    @WithDefault("PT1M")
    Duration retry();

    /** However long Microsoft asks us to wait. */
    @WithDefault("PT1H")
    Duration longestRetry();

    /** Asked for; Graph allows 10,080 minutes and may grant less. */
    @WithDefault("PT10070M")
    Duration subscriptionLifetime();
}
