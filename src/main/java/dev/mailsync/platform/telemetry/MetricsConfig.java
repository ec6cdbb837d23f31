package dev.mailsync.platform.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.metrics")
interface MetricsConfig {

    /**
     * CloudWatch's namespace for our metrics. Each deployment in an account needs its own, or their metrics would be
     * combined.
     */
    @WithDefault("MailSync")
    String namespace();
}
