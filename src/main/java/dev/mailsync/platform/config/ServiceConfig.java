package dev.mailsync.platform.config;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

@ConfigMapping(prefix = "mailsync")
interface ServiceConfig {

    /** Required where the service is deployed; in dev mode and tests it follows the bound port. */
    Optional<URI> publicUrl();

    /** Where the tenants and the application are. */
    @WithName("microsoft.cloud")
    @WithDefault("GLOBAL")
    MicrosoftCloud cloud();

    /** Another address than the cloud's, without a trailing slash. */
    Optional<URI> loginUrl();

    /** Another address than the cloud's, with the version, without a trailing slash. */
    Optional<URI> graphUrl();
}
