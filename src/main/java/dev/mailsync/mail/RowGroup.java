package dev.mailsync.mail;

import java.util.List;

import dev.mailsync.dynamo.Item;

/**
 * A row, and all rows that go before it: while it stands, they can be found again.
 *
 * @param tombstone whether it is one, which stays
 */
record RowGroup(Item row, List<Item> dependents, boolean tombstone) {

    RowGroup {
        dependents = List.copyOf(dependents);
    }
}
