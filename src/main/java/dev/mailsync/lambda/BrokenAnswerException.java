package dev.mailsync.lambda;

import java.io.Serial;

/** The connection to the HTTP stack closed before the response was complete. */
class BrokenAnswerException extends NoAnswerException {

    @Serial
    private static final long serialVersionUID = 1L;

    BrokenAnswerException(Throwable cause) {
        super("the answer broke off", cause);
    }
}
