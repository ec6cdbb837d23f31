package dev.mailsync.config;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync")
interface ServiceConfig {

    /** Required where the service is deployed; in dev mode and tests it follows the bound port. */
    Optional<URI> publicUrl();

    @WithDefault("https://login.microsoftonline.com")
    URI loginUrl();

    @WithDefault("https://graph.microsoft.com/v1.0")
    URI graphUrl();
}
