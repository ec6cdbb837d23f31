package dev.mailsync.microsoft;

import java.net.URI;

/** A link from an answer is followed as it is, but only on Graph itself. */
record GraphLinks(URI graph) {

    String ours(String link) {
        if (!isOurs(link)) {
            throw new MicrosoftException.CursorLost(
                    MicrosoftException.Cause.of("FOREIGN_LINK", "A link leads away from Graph"));
        }
        return link;
    }

    private boolean isOurs(String link) {
        try {
            return graph.getAuthority().equals(URI.create(link).getAuthority());
        } catch (IllegalArgumentException noLink) {
            return false;
        }
    }
}
