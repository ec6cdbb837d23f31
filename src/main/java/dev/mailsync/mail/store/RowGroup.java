package dev.mailsync.mail.store;

import java.util.List;

import dev.mailsync.platform.dynamo.Item;

/**
 * A row, and all rows that go before it: while it stands, they can be found again.
 *
 * @param tombstone whether it is one, which stays
 */
public record RowGroup(Item row, List<Item> dependents, boolean tombstone) {

    public RowGroup {
        dependents = List.copyOf(dependents);
    }
}
