package dev.mailsync.webhook;

import java.util.List;

/** The result of reading a POST by Graph, or by somebody who claims to be Graph. */
sealed interface Delivery {

    /** Items that were not ours are only counted: their sender learns nothing. */
    record Notices(List<Notice> genuine, int ignored) implements Delivery {

        public Notices {
            genuine = List.copyOf(genuine);
        }
    }

    record Unreadable() implements Delivery {}
}
