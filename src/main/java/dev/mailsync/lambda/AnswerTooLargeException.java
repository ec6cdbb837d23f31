package dev.mailsync.lambda;

import java.io.Serial;

/** The answer does not fit into what Lambda hands on. */
class AnswerTooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;
}
