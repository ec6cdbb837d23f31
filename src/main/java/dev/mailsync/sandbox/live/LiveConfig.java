package dev.mailsync.sandbox.live;

import java.util.Optional;

import dev.mailsync.platform.config.MicrosoftCloud;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Which Microsoft to use, and what a deployed application has in Secrets Manager and its template. */
@ConfigMapping(prefix = LiveMode.SETTING)
interface LiveConfig {

    @WithParentName
    @WithDefault(LiveMode.SANDBOX)
    String which();

    Optional<String> clientSecret();

    @WithDefault("GLOBAL")
    MicrosoftCloud cloud();
}
