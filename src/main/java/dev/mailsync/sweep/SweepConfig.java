package dev.mailsync.sweep;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sweep")
interface SweepConfig {

    /** After this, queued work that was never done is due again. Longer than the worker's timeout. */
    @WithDefault("PT15M")
    Duration lease();

    /** How many concurrent calls to the tables or the queue. */
    @WithDefault("32")
    int atOnce();

    /** How long before the application's credential expires the daily operator alert starts. */
    @WithDefault("P30D")
    Duration credentialWarning();
}
