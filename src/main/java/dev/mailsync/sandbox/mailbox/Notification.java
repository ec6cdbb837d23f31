package dev.mailsync.sandbox.mailbox;

import java.time.Instant;

/**
 * What one subscription is told of one change.
 *
 * @param subscription as it was at the time of the change
 * @param at from when on delivery is tried
 */
public record Notification(Subscription subscription, Change.Kind kind, String itemId, String changeKey, Instant at) {

    static Notification of(Subscription subscription, Change change, Instant at) {
        var item = change.item();
        return new Notification(
                subscription, change.kind(), item.ids().shown(subscription.immutableIds()), item.changeKey(), at);
    }
}
