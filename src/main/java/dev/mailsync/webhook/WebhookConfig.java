package dev.mailsync.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.webhook")
interface WebhookConfig {

    /** In bytes. Graph's own deliveries are far smaller. */
    @WithDefault("1048576")
    int largestBody();
}
