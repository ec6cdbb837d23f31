package dev.mailsync.mail;

import java.util.List;

import dev.mailsync.dynamo.Item;

/** A mail's own row, and all rows that go before it: while the mail's row stands, they can be found again. */
record Removable(Item mail, List<Item> dependents) {

    Removable {
        dependents = List.copyOf(dependents);
    }
}
