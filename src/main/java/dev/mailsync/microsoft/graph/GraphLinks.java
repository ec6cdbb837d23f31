package dev.mailsync.microsoft.graph;

import java.net.URI;

import dev.mailsync.microsoft.MicrosoftException;

/**
 * Links from Graph's responses. They are followed unchanged, but only to Graph itself, because the token goes with
 * them.
 */
public record GraphLinks(URI graph) {

    public String ours(String link) {
        if (!isOurs(link)) {
            throw new MicrosoftException.CursorLost(
                    MicrosoftException.Cause.of("FOREIGN_LINK", "A link leads away from Graph"));
        }
        return link;
    }

    private boolean isOurs(String link) {
        try {
            var uri = URI.create(link);
            return graph.getScheme().equalsIgnoreCase(uri.getScheme())
                    && graph.getAuthority().equals(uri.getAuthority());
        } catch (IllegalArgumentException noLink) {
            return false;
        }
    }

    /**
     * A link for people to open in a browser.
     *
     * @return null if it is not safe to show on a page
     */
    public static String forPeople(String link) {
        return link != null && link.regionMatches(true, 0, "https://", 0, "https://".length()) ? link : null;
    }
}
