package dev.mailsync.smartmail;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sending")
interface SendingConfig {

    /** How long an idempotency key stays tied to the email that was sent under it. */
    @WithDefault("PT24H")
    Duration keyTime();

    /** Longer than a request can run: whoever claimed an email and did not finish by then is gone. */
    @WithDefault("PT60S")
    Duration lease();

    /** Nothing is sent later than this after the request began, as it could be cut off. */
    @WithDefault("PT15S")
    Duration latestSending();

    /** When an unfinished email is cleaned up. */
    @WithDefault("PT15M")
    Duration abandonedAfter();

    /** When the mailbox's worker first checks on it. */
    @WithDefault("PT1M")
    Duration firstLook();

    /** The pauses before each check for the copy in Sent Items, while the caller waits. */
    @WithDefault("PT0.2S,PT0.5S,PT0.8S,PT1.5S")
    List<Duration> looks();
}
