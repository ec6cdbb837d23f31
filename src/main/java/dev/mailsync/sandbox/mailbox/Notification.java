package dev.mailsync.sandbox.mailbox;

import java.net.URI;
import java.time.Instant;

/** What one subscription is told. */
public sealed interface Notification {

    /** As it was at the time of what happened. */
    Subscription subscription();

    /** From when on delivery is tried. */
    Instant at();

    /** Where it is delivered. */
    URI url();

    /** News of an item. */
    record OfChange(Subscription subscription, Change.Kind kind, String itemId, String changeKey, Instant at)
            implements Notification {

        @Override
        public URI url() {
            return subscription.notificationUrl();
        }
    }

    /** News of the subscription itself. */
    record OfLifecycle(Subscription subscription, URI url, LifecycleEvent event, Instant at) implements Notification {}

    static Notification of(Subscription subscription, Change change, Instant at) {
        var item = change.item();
        return new OfChange(
                subscription, change.kind(), item.ids().shown(subscription.immutableIds()), item.changeKey(), at);
    }
}
