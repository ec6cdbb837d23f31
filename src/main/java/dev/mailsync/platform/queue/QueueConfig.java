package dev.mailsync.platform.queue;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "mailsync.queue")
interface QueueConfig {

    /** Required in a deployment. */
    Optional<String> url();
}
