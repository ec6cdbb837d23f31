package dev.mailsync.sync.session;

/** Time ran out between two batches of bodies. What was recorded stays, and the rest is read again. */
public class OutOfTimeException extends SupersededException {

    private static final long serialVersionUID = 1L;

    public OutOfTimeException() {
        super("The time is up");
    }
}
