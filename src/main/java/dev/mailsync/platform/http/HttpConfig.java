package dev.mailsync.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.http")
interface HttpConfig {

    /** Of one person, with all open pages. */
    @WithDefault("300")
    int callsPerMinute();

    /** Of the back end of one company. */
    @WithDefault("6000")
    int serviceCallsPerMinute();
}
