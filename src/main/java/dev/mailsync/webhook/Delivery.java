package dev.mailsync.webhook;

import java.util.List;

/** What a POST by Graph, or by somebody who claims to be Graph, turned out to be. */
sealed interface Delivery {

    /** Items that were not ours are counted and otherwise forgotten: whoever sent them learns nothing. */
    record Notices(List<Notice> genuine, int ignored) implements Delivery {

        public Notices {
            genuine = List.copyOf(genuine);
        }
    }

    record Unreadable() implements Delivery {}
}
