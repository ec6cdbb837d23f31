package dev.mailsync.smoke;

import java.io.Serial;

/** What went wrong, with all that somebody far away needs to mend it. */
record Failure(String function, String call, String event, String what) {

    /** It stands in the report already. */
    static final class Reported extends AssertionError {

        @Serial
        private static final long serialVersionUID = 1L;

        Reported(Failure failure) {
            super("%s, %s: %s".formatted(failure.function(), failure.call(), failure.what()));
        }
    }
}
