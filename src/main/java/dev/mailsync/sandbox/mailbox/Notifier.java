package dev.mailsync.sandbox.mailbox;

import java.time.Instant;
import java.util.Optional;

/** Brings notifications to the subscribers. */
public interface Notifier {

    /** Returns at once; delivery and its retries go on behind the caller's back. */
    void send(Notification notification);

    /** Whether nothing is queued, on its way or waiting for a retry. What is held back for later counts once it is due. */
    boolean idle();

    /** When something that is held back will be delivered. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** Forgets all that is not delivered yet. */
    void clear();
}
