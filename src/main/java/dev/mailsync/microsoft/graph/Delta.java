package dev.mailsync.microsoft.graph;

import java.util.List;

/**
 * One page of a delta round.
 *
 * @param link where to go on, to be used as it is; only to be stored once everything in the page is dealt with
 * @param last whether the round is complete, so that the link belongs to the next round
 */
public record Delta<T>(List<T> items, String link, boolean last) {

    public Delta {
        items = List.copyOf(items);
    }
}
