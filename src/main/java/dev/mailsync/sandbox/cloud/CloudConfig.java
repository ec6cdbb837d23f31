package dev.mailsync.sandbox.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The AWS of dev mode and tests. A port of 0 means a free one. */
@ConfigMapping(prefix = "mailsync.sandbox")
interface CloudConfig {

    /** {@code embedded}, or {@code memory} in tests, where tables and queue are plain objects. */
    @WithDefault("embedded")
    String cloud();

    /** Kept by the process itself, for what a live reload starts in it. */
    Optional<Integer> boundPort();

    @WithDefault("0")
    int dynamodbPort();

    @WithDefault("0")
    int sqsPort();

    /** What the sandbox's application proves itself by at the sandbox's Entra. */
    Optional<String> clientSecret();

    Optional<String> signingKey();

    /** Where tables and keys are kept between starts. Left out, they end with the process. */
    Optional<Path> folder();

    /** Whether what is queued goes to the function "sync" by itself. */
    @WithDefault("true")
    boolean poller();

    /** How often the function "sweep" is invoked, as by the schedule of what is deployed. */
    @WithDefault("60s")
    Duration sweepEvery();

    /** How long a failed message waits for its next receive: seconds here, six minutes where it is deployed. */
    @WithDefault("1s")
    Duration redeliveryDelay();
}
