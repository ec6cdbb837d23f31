package dev.mailsync.smartmail;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.sending")
interface SendingConfig {

    /** How long an idempotency key stands for the mail that was sent under it. */
    @WithDefault("PT24H")
    Duration keyTime();

    /** Longer than a request can run: whoever claimed a mail and did not end it by then is gone. */
    @WithDefault("PT60S")
    Duration lease();

    /** Nothing is sent later after the request began than this, as it could be cut off then. */
    @WithDefault("PT15S")
    Duration latestSending();

    /** What nobody ended by then is cleaned up. */
    @WithDefault("PT15M")
    Duration abandonedAfter();

    /** When it is first looked after by the mailbox's worker. */
    @WithDefault("PT1M")
    Duration firstLook();

    /** The pauses before each look for the copy in Sent Items, while the caller waits. */
    @WithDefault("PT0.2S,PT0.5S,PT0.8S,PT1.5S")
    List<Duration> looks();
}
