package dev.mailsync.microsoft;

import java.time.Duration;

import dev.mailsync.microsoft.entra.Credential;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The application as registered with Microsoft. */
@ConfigMapping(prefix = "mailsync.microsoft")
public interface MicrosoftConfig {

    String clientId();

    /** The secret that proves we are this application: see {@link Credential}. */
    String credentialId();

    /** {@code organizations} for work and school accounts of every tenant, or the id of a single tenant. */
    @WithDefault("organizations")
    String authority();

    /** A request that takes longer is aborted; its work is retried later. */
    @WithDefault("PT10S")
    Duration timeout();
}
