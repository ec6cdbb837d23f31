package dev.mailsync.sandbox.fault;

/** The connection breaks without an answer. Over HTTP it is closed; in process the caller makes an I/O error of it. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The status under which the log keeps such a call. */
    public static final int STATUS = 0;

    public NoAnswerException() {
        super("connection reset");
    }
}
