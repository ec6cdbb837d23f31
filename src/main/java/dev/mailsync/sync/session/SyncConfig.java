package dev.mailsync.sync.session;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sync")
public interface SyncConfig {

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

    /** So many jobs of one company work on old mail in a minute, each some pages at a time. */
    @WithDefault("120")
    int backfillPerMinute();

    /** So often where Microsoft sends no notifications. */
    @WithDefault("PT5M")
    Duration polling();

    /** So often where they could never reach us: nothing else finds new email there. */
    @WithDefault("PT1M")
    Duration pollingWithoutAddress();

    /** When one mail, or the end of a subscription, that failed is tried again. */
    @WithDefault("PT1M")
    Duration retry();

    /** One email that fails again and again is retried this often for a day. */
    @WithDefault("PT10M")
    Duration frequentRetry();

    /** Asked for; Graph allows 10,070 minutes, counts them by its own clock, and may grant less. */
    @WithDefault("PT10000M")
    Duration subscriptionLifetime();

    /** Asked for where Graph refuses the longer one, as it once did in general. */
    @WithDefault("PT4230M")
    Duration shorterLifetime();
}
