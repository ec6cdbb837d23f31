package dev.mailsync.mail.store;

import java.util.List;

import dev.mailsync.platform.dynamo.Item;

/**
 * A row and all rows that are deleted before it: while it exists, they can be found again.
 *
 * @param tombstone whether it is a tombstone, which stays
 */
public record RowGroup(Item row, List<Item> dependents, boolean tombstone) {

    public RowGroup {
        dependents = List.copyOf(dependents);
    }
}
