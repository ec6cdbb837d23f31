package dev.mailsync.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.http")
interface HttpConfig {

    /** Per person, across all open pages. */
    @WithDefault("300")
    int callsPerMinute();

    /** Per company, for its back end. */
    @WithDefault("6000")
    int serviceCallsPerMinute();
}
