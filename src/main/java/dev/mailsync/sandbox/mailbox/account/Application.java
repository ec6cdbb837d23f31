package dev.mailsync.sandbox.mailbox.account;

import java.net.URI;
import java.util.Set;

/** An app registration in Entra. */
public record Application(String clientId, String clientSecret, Set<URI> redirectUris) {

    public Application {
        redirectUris = Set.copyOf(redirectUris);
    }

    /** Entra ignores the port of a localhost URI, because native apps can't choose theirs. */
    public boolean allowsRedirectTo(URI uri) {
        return redirectUris.stream().anyMatch(registered -> registered.equals(uri) || sameOnLocalhost(registered, uri));
    }

    private static boolean sameOnLocalhost(URI registered, URI uri) {
        return "localhost".equals(uri.getHost())
                && "localhost".equals(registered.getHost())
                && registered.getScheme().equals(uri.getScheme())
                && registered.getRawPath().equals(uri.getRawPath())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    @Override
    public String toString() {
        return "Application[" + clientId + "]";
    }
}
