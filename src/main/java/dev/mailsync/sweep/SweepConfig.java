package dev.mailsync.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sweep")
interface SweepConfig {

    /** After this, work that was queued and never done is due again. Longer than the worker's time-out. */
    @WithDefault("PT15M")
    Duration lease();

    /** When the application's secret at Microsoft expires, after which no mailbox can be synced; empty for a certificate. */
    Optional<Instant> clientSecretExpiresAt();

    /** So long before, the operator is told, once a day. */
    @WithDefault("P30D")
    Duration secretWarning();
}
