package dev.mailsync.sweep;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sweep")
interface SweepConfig {

    /** After this, work that was queued and never done is due again. Longer than the worker's time-out. */
    @WithDefault("PT15M")
    Duration lease();

    /** So many calls of the tables or the queue at once. */
    @WithDefault("32")
    int atOnce();

    /** So long before the application's credential expires the operator is told, once a day. */
    @WithDefault("P30D")
    Duration credentialWarning();
}
