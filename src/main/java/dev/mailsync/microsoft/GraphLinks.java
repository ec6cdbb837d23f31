package dev.mailsync.microsoft;

import java.net.URI;

/** A link from an answer is followed as it is, but only on Graph itself. */
record GraphLinks(URI graph) {

    String ours(String link) {
        if (!URI.create(link).getAuthority().equals(graph.getAuthority())) {
            throw new MicrosoftException.CursorLost(
                    MicrosoftException.Cause.of("FOREIGN_LINK", "A link leads away from Graph"));
        }
        return link;
    }
}
