package dev.mailsync.microsoft.graph;

import java.util.List;

/**
 * One page of a delta round.
 *
 * @param link where to continue, used unchanged; store it only after everything in the page is processed
 * @param last whether the round is complete, so that the link starts the next round
 */
public record Delta<T>(List<T> items, String link, boolean last) {

    public Delta {
        items = List.copyOf(items);
    }
}
