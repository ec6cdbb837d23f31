package dev.mailsync.lambda;

import java.io.Serial;

/** The response exceeds Lambda's limit. */
class AnswerTooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;
}
