package dev.mailsync.sandbox.mailbox;

import java.util.Locale;

import dev.mailsync.sandbox.mailbox.account.Account;

/**
 * A change to an item that subscriptions may be notified of.
 *
 * @param item the version after the change, or the last one of an item that left
 * @param everywhere whether subscriptions to the whole mailbox are notified as well; if an item moves to another
 *     folder, only the first folder's subscribers learn that it left
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
