package dev.mailsync.microsoft.graph;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param link to the next page, if any
 * @param total the number of items on all pages, if requested
 */
public record Listing<T>(List<T> items, Optional<String> link, Optional<Long> total) {

    public Listing {
        items = List.copyOf(items);
    }
}
