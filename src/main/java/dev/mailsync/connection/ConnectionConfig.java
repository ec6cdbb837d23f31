package dev.mailsync.connection;

import java.time.Duration;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.connection")
public interface ConnectionConfig {

    /**
     * Origins to which a sign-in may return: {@code https://crm.example}, or {@code http://localhost:*} for any port.
     */
    Set<String> returnOrigins();

    /** How long an authorize link is valid, and then how long its result waits for confirmation. */
    @WithDefault("PT10M")
    Duration signInTime();

    /** How long tokens are kept after disabling, only to delete the subscription. */
    @WithDefault("PT1H")
    Duration partingTime();
}
