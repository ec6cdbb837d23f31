package dev.mailsync.microsoft.graph;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param link leads to the next one, if there is one
 * @param total how many there are on all pages, if that was asked for
 */
public record Listing<T>(List<T> items, Optional<String> link, Optional<Long> total) {

    public Listing {
        items = List.copyOf(items);
    }
}
