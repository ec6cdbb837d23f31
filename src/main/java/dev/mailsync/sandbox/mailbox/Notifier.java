package dev.mailsync.sandbox.mailbox;

import java.time.Instant;
import java.util.Optional;

/** Delivers notifications to subscribers. */
public interface Notifier {

    /** Returns at once; delivery and its retries continue in the background. */
    void send(Notification notification);

    /** Whether nothing is queued, in delivery or waiting for a retry. What is held back counts once it is due. */
    boolean idle();

    /** When the next notification that is held back will be delivered. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** Discards everything not yet delivered. */
    void clear();
}
