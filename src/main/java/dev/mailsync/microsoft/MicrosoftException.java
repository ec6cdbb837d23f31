package dev.mailsync.microsoft;

import java.time.Duration;
import java.util.Optional;

/** What Microsoft refused or failed to do, sorted by what the caller can do about it. The message is safe to log. */
public abstract sealed class MicrosoftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private MicrosoftException(String code, String message, Throwable cause) {
        super(code + ": " + message, cause);
        this.code = code;
    }

    /** Microsoft's own: a Graph error code, an OAuth error, or {@code HTTP_n} where there was neither. */
    public String code() {
        return code;
    }

    /** Worth trying again later, not before {@code retryAfter}. */
    public static final class Transient extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        private final transient Optional<Duration> retryAfter;

        public Transient(String code, String message, Optional<Duration> retryAfter, Throwable cause) {
            super(code, message, cause);
            this.retryAfter = retryAfter;
        }

        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** The access token was not accepted: worth one try with a fresh one. */
    public static final class Unauthorized extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public Unauthorized(String code, String message) {
            super(code, message, null);
        }
    }

    /** Nothing works again before the user has signed in anew. */
    public static final class NeedsUser extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public NeedsUser(String code, String message) {
            super(code, message, null);
        }
    }

    /** We asked for something wrong, or are registered wrongly: the same request will fail again. */
    public static final class NeedsOperator extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public NeedsOperator(String code, String message) {
            super(code, message, null);
        }
    }

    /** The thing that was asked for does not exist, or no longer. */
    public static final class Gone extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public Gone(String code, String message) {
            super(code, message, null);
        }
    }

    /** It exists already, as a subscription for the same resource does. */
    public static final class Exists extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public Exists(String code, String message) {
            super(code, message, null);
        }
    }

    /** Microsoft forgot the state of a delta round: begin a full one. */
    public static final class CursorLost extends MicrosoftException {

        private static final long serialVersionUID = 1L;

        public CursorLost(String code, String message) {
            super(code, message, null);
        }
    }
}
