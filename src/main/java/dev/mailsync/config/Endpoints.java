package dev.mailsync.config;

import java.net.URI;

/** Where this service and Microsoft's are reached. Asked at each use: in tests the port is known only once it is bound. */
public interface Endpoints {

    /** The address under which browsers and Microsoft reach this service, without a trailing slash. */
    URI publicUrl();

    /** Microsoft's identity platform, without tenant and trailing slash: {@code https://login.microsoftonline.com}. */
    URI login();

    /** Microsoft Graph with its version, without a trailing slash: {@code https://graph.microsoft.com/v1.0}. */
    URI graph();
}
