package dev.mailsync.sandbox.mailbox;

import java.util.Locale;

import dev.mailsync.sandbox.mailbox.account.Account;

/**
 * Something that happened to an item and that a subscription may be told of.
 *
 * @param item the version after the change, or the last one of an item that left
 * @param everywhere whether subscriptions to all of the mailbox hear of it, too; that an item left one folder for another
 *     is news to the first folder's subscribers alone
 */
public record Change(Account account, Kind kind, Item item, boolean everywhere) {

    public enum Kind {
        CREATED,
        UPDATED,
        DELETED;

        public String graphName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
