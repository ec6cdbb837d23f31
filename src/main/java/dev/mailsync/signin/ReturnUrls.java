package dev.mailsync.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

import dev.mailsync.platform.http.ProblemException;

/** Where a sign-in may end: only on the CRM's own pages. */
record ReturnUrls(Set<String> allowedOrigins) {

    private static final int LONGEST = 2_000;
    private static final String ANY_PORT = ":*";

    URI parse(String returnUrl) {
        try {
            if (returnUrl != null && returnUrl.length() <= LONGEST) {
                var url = new URI(returnUrl);
                if (isAllowed(url)) {
                    return url;
                }
            }
        } catch (URISyntaxException malformed) {
            // Falls through: what is not a URL is not on the list either.
        }
        throw ProblemException.badRequest(
                "RETURN_URL_NOT_ALLOWED", "The return URL isn't on the list of allowed origins.");
    }

    /** The URL with one more query parameter. */
    static URI with(URI returnUrl, String name, String value) {
        var text = returnUrl.toString();
        return URI.create(text + (returnUrl.getRawQuery() == null ? "?" : "&") + name + "=" + value);
    }

    private boolean isAllowed(URI url) {
        if (url.getScheme() == null
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null) {
            return false;
        }
        var origin = url.getScheme() + "://" + url.getHost();
        return allowedOrigins.contains(url.getPort() < 0 ? origin : origin + ":" + url.getPort())
                || allowedOrigins.contains(origin + ANY_PORT);
    }
}
