package dev.mailsync.microsoft.graph;

import java.net.URI;

import dev.mailsync.microsoft.MicrosoftException;

/** Links from Graph's answers. One is followed as it is, but only on Graph itself, as the token goes with it. */
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

    /** A link that people open in their browser. @return null if it is none that a page may show */
    public static String forPeople(String link) {
        return link != null && link.regionMatches(true, 0, "https://", 0, "https://".length()) ? link : null;
    }
}
