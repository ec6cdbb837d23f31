package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The AWS of dev mode and tests. A port of 0 means a free one. */
@ConfigMapping(prefix = "mailsync.sandbox")
interface CloudConfig {

    @WithDefault("0")
    int dynamodbPort();

    @WithDefault("0")
    int sqsPort();

    /** What the sandbox's application proves itself by at the sandbox's Entra. */
    Optional<String> clientSecret();

    Optional<String> signingKey();

    /** Whether what is queued goes to the function "sync" by itself. */
    @WithDefault("true")
    boolean poller();

    /** How long a failed message waits for its next receive: seconds here, six minutes where it is deployed. */
    @WithDefault("1s")
    Duration redeliveryDelay();
}
