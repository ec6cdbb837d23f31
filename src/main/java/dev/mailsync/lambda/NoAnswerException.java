package dev.mailsync.lambda;

import java.io.Serial;

/** The HTTP stack did not respond: it is not running, it broke off, or it took too long. */
class NoAnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
