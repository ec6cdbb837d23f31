package dev.mailsync.platform.config;

import java.net.URI;
import java.util.Optional;

/**
 * The addresses of this service and Microsoft's. Read at each use: in tests the port is known only once it is bound.
 */
public interface Endpoints {

    /** The address at which browsers reach this service, without a trailing slash. */
    URI publicUrl();

    /** The address that Microsoft Graph posts to, without a trailing slash; empty if it can't reach this service. */
    default Optional<URI> notified() {
        return Optional.of(publicUrl());
    }

    /** Microsoft's identity platform, without tenant and trailing slash: {@code https://login.microsoftonline.com}. */
    URI login();

    /** Microsoft Graph with its version, without a trailing slash: {@code https://graph.microsoft.com/v1.0}. */
    URI graph();
}
