package dev.mailsync.microsoft;

import java.util.List;
import java.util.Optional;

/** One page of a list; {@code link} leads to the next one, if there is one. */
public record Listing<T>(List<T> items, Optional<String> link) {

    public Listing {
        items = List.copyOf(items);
    }
}
