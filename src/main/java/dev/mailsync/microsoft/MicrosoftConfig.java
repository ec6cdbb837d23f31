package dev.mailsync.microsoft;

import java.time.Duration;

import dev.mailsync.microsoft.entra.Credential;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The application as it is registered with Microsoft. */
@ConfigMapping(prefix = "mailsync.microsoft")
public interface MicrosoftConfig {

    String clientId();

    /** The secret that proves that we are this application: see {@link Credential}. */
    String credentialId();

    /** {@code organizations}: work and school accounts of every tenant; or the id of a single tenant. */
    @WithDefault("organizations")
    String authority();

    /** A request that takes longer is given up; what it was for is tried again later. */
    @WithDefault("PT10S")
    Duration timeout();
}
