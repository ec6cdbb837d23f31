package dev.mailsync.sync;

/** The time was up between two batches of bodies. What was recorded stays, and the rest is read again. */
class OutOfTimeException extends SupersededException {

    private static final long serialVersionUID = 1L;

    OutOfTimeException() {
        super("The time is up");
    }
}
