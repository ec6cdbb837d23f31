package dev.mailsync.sandbox.mailbox;

/** No item of the mailbox has this id, or has it any more. */
public final class UnknownItemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownItemException() {
        super("The specified object was not found in the store.");
    }
}
