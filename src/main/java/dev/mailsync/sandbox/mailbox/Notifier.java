package dev.mailsync.sandbox.mailbox;

/** Brings notifications to the subscribers. */
public interface Notifier {

    /** Returns at once; delivery and its retries go on behind the caller's back. */
    void send(Notification notification);

    /** Whether nothing is queued, on its way or waiting for a retry. */
    boolean idle();

    /** Forgets all that is not delivered yet. */
    void clear();
}
