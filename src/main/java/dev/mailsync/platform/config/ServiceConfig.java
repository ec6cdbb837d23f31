package dev.mailsync.platform.config;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

@ConfigMapping(prefix = "mailsync")
interface ServiceConfig {

    /** Required in a deployment; in dev mode and tests it follows the bound port. */
    Optional<URI> publicUrl();

    /** The cloud that hosts the tenants and the application. */
    @WithName("microsoft.cloud")
    @WithDefault("GLOBAL")
    MicrosoftCloud cloud();

    /** Overrides the cloud's address, without a trailing slash. */
    Optional<URI> loginUrl();

    /** Overrides the cloud's address, with the version, without a trailing slash. */
    Optional<URI> graphUrl();
}
