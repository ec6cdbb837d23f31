package dev.mailsync.sandbox.mailbox;

/** No item in the mailbox has this id, or no longer does. */
public final class UnknownItemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownItemException() {
        super("The specified object was not found in the store.");
    }
}
