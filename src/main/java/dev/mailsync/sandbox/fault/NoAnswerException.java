package dev.mailsync.sandbox.fault;

/**
 * The connection breaks without a response. Over HTTP it is closed; in process, the caller turns this into an I/O
 * error.
 */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The status of such a call in the log. */
    public static final int STATUS = 0;

    public NoAnswerException() {
        super("connection reset");
    }
}
