package dev.mailsync.sandbox.cloud;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** AWS in dev mode and tests. Port 0 means any free port. */
@ConfigMapping(prefix = "mailsync.sandbox")
interface CloudConfig {

    /** {@code embedded}, or {@code memory} in tests, where tables and queue are plain objects. */
    @WithDefault("embedded")
    String cloud();

    /** Set by the process itself, for the application that a live reload starts in it. */
    Optional<Integer> boundPort();

    @WithDefault("0")
    int dynamodbPort();

    @WithDefault("0")
    int sqsPort();

    /** The client secret of the sandbox's application at the sandbox's Entra. */
    Optional<String> clientSecret();

    Optional<String> signingKey();

    /** Where tables and keys are kept between starts. Without it, they end with the process. */
    Optional<Path> folder();

    /** Whether queued jobs go to the function "sync" automatically. */
    @WithDefault("true")
    boolean poller();

    /** How often the function "sweep" is invoked, like the schedule in a deployment. */
    @WithDefault("60s")
    Duration sweepEvery();

    /** How long a failed message waits until it is received again: seconds here, six minutes in a deployment. */
    @WithDefault("1s")
    Duration redeliveryDelay();
}
