package dev.mailsync.sandbox.mailbox;

import java.net.URI;
import java.time.Instant;

/** What one subscription is notified of. */
public sealed interface Notification {

    /** As it was when the change happened. */
    Subscription subscription();

    /** When delivery starts. */
    Instant at();

    /** Where it is delivered. */
    URI url();

    /** A change to an item. */
    record OfChange(Subscription subscription, Change.Kind kind, String itemId, String changeKey, Instant at)
            implements Notification {

        @Override
        public URI url() {
            return subscription.notificationUrl();
        }
    }

    /** An event of the subscription itself. */
    record OfLifecycle(Subscription subscription, URI url, LifecycleEvent event, Instant at) implements Notification {}

    static Notification of(Subscription subscription, Change change, Instant at) {
        var item = change.item();
        return new OfChange(
                subscription, change.kind(), item.ids().shown(subscription.immutableIds()), item.changeKey(), at);
    }
}
