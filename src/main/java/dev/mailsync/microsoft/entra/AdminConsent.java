package dev.mailsync.microsoft.entra;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.platform.config.Endpoints;

/** The page where a Microsoft 365 administrator approves this application for the whole organisation. */
@ApplicationScoped
public class AdminConsent {

    private final Endpoints endpoints;
    private final MicrosoftConfig config;

    AdminConsent(Endpoints endpoints, MicrosoftConfig config) {
        this.endpoints = endpoints;
        this.config = config;
    }

    /** @param tenantId if known; otherwise the tenant of the administrator who signs in */
    public URI url(Optional<String> tenantId, boolean sending) {
        var tenant = tenantId.orElse("organizations");
        return URI.create("%s/%s/v2.0/adminconsent?client_id=%s&scope=%s&redirect_uri=%s"
                .formatted(
                        endpoints.login(),
                        tenant,
                        encoded(config.clientId()),
                        encoded(String.join(" ", Scopes.of(sending))),
                        encoded(endpoints.publicUrl() + "/oauth/callback")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
