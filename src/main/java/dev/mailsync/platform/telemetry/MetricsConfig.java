package dev.mailsync.platform.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.metrics")
interface MetricsConfig {

    /** What CloudWatch keeps our metrics under. Each deployment of an account has its own, or they would count together. */
    @WithDefault("MailSync")
    String namespace();
}
